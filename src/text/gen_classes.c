/*
 * Turns classes.txt into a C table at build time: the rules of the classes and a
 * two-stage map from code points to them. Stands alone, since nothing else is
 * built yet. Any line that is not understood ends the build with its place.
 */
#include "base/gen_run.h"
#include "text/classes.h"
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    RUNES = 0x110000,
    BLOCK = 128,
    BLOCKS = RUNES / BLOCK,
    CLASSES = 64,
    COLUMNS = 11,
    LINE = 512
};

typedef struct generator {
    const char *path;
    int line;
    char rules[CLASSES][COLUMNS][16];
    int rule_count; /* class 0 is `other` */
    unsigned char class_of[RUNES];
    unsigned char named[RUNES]; /* 1: by a range, 2: by itself */
    unsigned char distinct[256][BLOCK];
    int distinct_count;
    unsigned char block_of[BLOCKS];
} generator;

static bool complain(const generator *g, const char *what, const char *word)
{
    fprintf(stderr, "%s:%d: %s: %s\n", g->path, g->line, what, word);
    return false;
}

/* The columns' words and what they become in C; a word not listed is an error. */
static const char *const words[COLUMNS][8][2] = {
    [1] = {{"own", "BX_WIDTH_OWN"},
           {"em", "BX_WIDTH_EM"},
           {"half", "BX_WIDTH_HALF"},
           {"two", "BX_WIDTH_TWO"},
           {"narrow", "BX_WIDTH_NARROW"}},
    [2] = {{"start", "BX_INK_START"}, {"center", "BX_INK_CENTER"}, {"end", "BX_INK_END"}},
    [3] = {{"-", "BX_WHITE_NONE"}, {"before", "BX_WHITE_BEFORE"}, {"after", "BX_WHITE_AFTER"}},
    [4] = {{"-", "0"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"5", "5"}, {"6", "6"}, {"7", "7"}},
    [5] = {{"-", "BX_PROHIBIT_NEVER"},
           {"any", "BX_PROHIBIT_NONE"},
           {"basic", "BX_PROHIBIT_BASIC"},
           {"gb", "BX_PROHIBIT_GB"},
           {"strict", "BX_PROHIBIT_STRICT"}},
    [6] = {{"-", "BX_PROHIBIT_NEVER"},
           {"any", "BX_PROHIBIT_NONE"},
           {"basic", "BX_PROHIBIT_BASIC"},
           {"gb", "BX_PROHIBIT_GB"},
           {"strict", "BX_PROHIBIT_STRICT"}},
    [7] = {{"han", "BX_KIND_HAN"},
           {"mark", "BX_KIND_MARK"},
           {"sign", "BX_KIND_SIGN"},
           {"west", "BX_KIND_WEST"},
           {"space", "BX_KIND_SPACE"},
           {"other", "BX_KIND_OTHER"}},
    [8] = {{"first", "false"}, {"han", "true"}},
    [9] = {{"yes", "true"}, {"no", "false"}},
    [10] = {{"yes", "true"}, {"no", "false"}},
};

static const char *translate(int column, const char *word)
{
    for (int i = 0; i < 8 && words[column][i][0]; i++)
        if (strcmp(words[column][i][0], word) == 0) return words[column][i][1];
    return NULL;
}

/* The next word of the line, or NULL; the line is cut up. */
static char *next_word(char **rest)
{
    char *start = *rest + strspn(*rest, " \t\r\n");
    if (*start == '\0') return NULL;
    char *end = start + strcspn(start, " \t\r\n");
    *rest = *end ? end + 1 : end;
    *end = '\0';
    return start;
}

static bool read_class(generator *g, char *line)
{
    if (g->rule_count == CLASSES) return complain(g, "too many classes", line);
    int column = 0;
    for (char *word; (word = next_word(&line)) != NULL; column++) {
        if (column == COLUMNS || strlen(word) > 15) return complain(g, "a word too many", word);
        if (column > 0 && !translate(column, word)) return complain(g, "unknown word", word);
        memcpy(g->rules[g->rule_count][column], word, strlen(word) + 1);
    }
    if (column != COLUMNS) return complain(g, "columns are missing", g->rules[g->rule_count][0]);
    g->rule_count++;
    return true;
}

static bool is_hex(const char *word)
{
    size_t n = strspn(word, "0123456789ABCDEF");
    return n >= 4 && n <= 6 && (word[n] == '\0' || strncmp(word + n, "..", 2) == 0);
}

static bool put(generator *g, unsigned long rune, int strength, const char *word)
{
    if (rune >= RUNES) return complain(g, "no code point", word);
    if (g->named[rune] == strength) return complain(g, "listed twice", word);
    if (g->named[rune] > strength) return true;
    g->named[rune] = (unsigned char)strength;
    g->class_of[rune] = (unsigned char)(g->rule_count - 1);
    return true;
}

static size_t encode(unsigned long rune, char bytes[5])
{
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t n = rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    bytes[n] = '\0';
    for (size_t i = n; i-- > 1; rune >>= 6)
        bytes[i] = (char)(0x80 | (rune & 0x3F));
    bytes[0] = (char)(lead[n] | rune);
    return n;
}

static bool read_characters(generator *g, char *line)
{
    unsigned long last = 0;
    bool single = false;
    if (g->rule_count == 1) return complain(g, "characters before the first class", line);
    for (char *word; (word = next_word(&line)) != NULL;) {
        if (!is_hex(word)) {
            char expected[5];
            encode(last, expected);
            if (!single || strcmp(word, expected) != 0)
                return complain(g, "is not the character before it", word);
            single = false;
            continue;
        }
        char *end = NULL;
        unsigned long first = strtoul(word, &end, 16);
        single = *end == '\0';
        last = single ? first : strtoul(end + 2, NULL, 16);
        if (last < first) return complain(g, "an empty range", word);
        for (unsigned long rune = first; rune <= last; rune++)
            if (!put(g, rune, single ? 2 : 1, word)) return false;
    }
    return true;
}

/* A comment starts at the line's first character or behind blanks, since # is in the table too. */
static bool is_comment(const char *line)
{
    line += strspn(line, " \t\r\n");
    return *line == '#' || *line == '\0';
}

static bool read_table(generator *g, FILE *in)
{
    char line[LINE];
    static const char *const other[COLUMNS] = {"other", "own",   "start", "-",   "-", "-",
                                               "-",     "other", "first", "yes", "no"};
    for (int i = 0; i < COLUMNS; i++)
        memcpy(g->rules[0][i], other[i], strlen(other[i]) + 1);
    g->rule_count = 1;
    while (fgets(line, sizeof line, in)) {
        g->line++;
        if (!strchr(line, '\n')) return complain(g, "the line is too long or has no end", "");
        if (is_comment(line)) continue;
        if (!(isspace((unsigned char)line[0]) ? read_characters(g, line) : read_class(g, line)))
            return false;
    }
    return true;
}

static bool fold(generator *g)
{
    for (int block = 0; block < BLOCKS; block++) {
        const unsigned char *wanted = g->class_of + (size_t)block * BLOCK;
        int i = 0;
        while (i < g->distinct_count && memcmp(g->distinct[i], wanted, BLOCK) != 0)
            i++;
        if (i == 256) return complain(g, "too many different blocks", "");
        if (i == g->distinct_count) memcpy(g->distinct[g->distinct_count++], wanted, BLOCK);
        g->block_of[block] = (unsigned char)i;
    }
    return true;
}

static void write_bytes(FILE *out, const unsigned char *bytes, int count)
{
    for (int i = 0; i < count; i++)
        fprintf(out, "%s%d,", i % 24 == 0 ? "\n    " : " ", bytes[i]);
}

static void write_table(const generator *g, FILE *out)
{
    fprintf(out,
            "/* Made by gen_classes.c from classes.txt: change that. */\n"
            "#ifndef BX_TEXT_CLASSES_TABLE_H\n#define BX_TEXT_CLASSES_TABLE_H\n\n"
            "#include \"text/classes.h\"\n\nenum { CLASS_BLOCK = %d };\n\n"
            "static const bx_class_rule class_rules[] = {\n",
            BLOCK);
    for (int i = 0; i < g->rule_count; i++) {
        fprintf(out, "    [BX_CLASS_");
        for (const char *c = g->rules[i][0]; *c; c++)
            fputc(toupper((unsigned char)*c), out);
        fprintf(out, "] = {\"%s\"", g->rules[i][0]);
        for (int column = 1; column < COLUMNS; column++)
            fprintf(out, ", %s", translate(column, g->rules[i][column]));
        fprintf(out, "},\n");
    }
    fprintf(out, "};\n\nstatic const unsigned char class_block_of[%d] = {", BLOCKS);
    write_bytes(out, g->block_of, BLOCKS);
    fprintf(out, "\n};\n\nstatic const unsigned char class_blocks[%d][CLASS_BLOCK] = {",
            g->distinct_count);
    for (int i = 0; i < g->distinct_count; i++) {
        fprintf(out, "{");
        write_bytes(out, g->distinct[i], BLOCK);
        fprintf(out, "},\n");
    }
    fprintf(out, "};\n\n#endif\n");
}

static bool make(const char *path, FILE *in, FILE *out)
{
    generator *g = calloc(1, sizeof *g);
    if (!g) return false;
    g->path = path;
    bool good = read_table(g, in) && fold(g);
    if (good) write_table(g, out);
    free(g);
    return good;
}

int main(int argc, char **argv)
{
    return bx_gen_run(argc, argv, make);
}
