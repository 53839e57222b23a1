/*
 * Turns counters.txt into a C table at build time: the words in order, each with the lists
 * that have it, and a mark for each word's first character. Stands alone, since nothing else
 * is built yet. Any line that is not understood ends the build with its place.
 */
#include "base/gen_run.h"
#include "text/counters.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 1024, LINE = 512 };

typedef struct generator {
    const char *path;
    int line;
    unsigned list; /* of the rows that follow; 0: none yet */
    bx_counter words[WORDS];
    int count;
} generator;

static bool complain(const generator *g, const char *what, const char *word)
{
    fprintf(stderr, "%s:%d: %s: %s\n", g->path, g->line, what, word);
    return false;
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

static bool read_list(generator *g, char *line)
{
    static const struct {
        const char *name;
        unsigned list;
    } lists[] = {{"numeral", BX_COUNTER_NUMERAL}, {"power", BX_COUNTER_POWER},
                 {"about", BX_COUNTER_ABOUT},     {"counter", BX_COUNTER_COUNTER},
                 {"series", BX_COUNTER_SERIES},   {"letter", BX_COUNTER_LETTER},
                 {"named", BX_COUNTER_NAMED}};
    char *name = next_word(&line);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(lists[i].name, name) != 0) continue;
        g->list = lists[i].list;
        return next_word(&line) ? complain(g, "a word too many", name) : true;
    }
    return complain(g, "unknown list", name);
}

/* One character of well-formed UTF-8; 0 at the end and for what is none. */
static uint32_t decode(const char **at)
{
    const unsigned char *c = (const unsigned char *)*at;
    int more = c[0] < 0x80 ? 0 : c[0] < 0xE0 ? 1 : c[0] < 0xF0 ? 2 : 3;
    uint32_t rune = more == 0 ? c[0] : c[0] & (0x3Fu >> more);
    if (c[0] == 0 || (c[0] >= 0x80 && c[0] < 0xC0)) return 0;
    for (int i = 1; i <= more; i++) {
        if ((c[i] & 0xC0) != 0x80) return 0;
        rune = rune << 6 | (c[i] & 0x3F);
    }
    *at += more + 1;
    return rune;
}

static int compare(const void *one, const void *other)
{
    const bx_counter *a = one, *b = other;
    for (int i = 0; i < BX_COUNTER_LENGTH; i++)
        if (a->runes[i] != b->runes[i]) return a->runes[i] < b->runes[i] ? -1 : 1;
    return 0;
}

static bool add_word(generator *g, const char *word)
{
    bx_counter fresh = {.lists = g->list};
    const char *at = word;
    int length = 0;
    for (uint32_t rune; length < BX_COUNTER_LENGTH && (rune = decode(&at)) != 0;)
        fresh.runes[length++] = rune;
    if (*at) return complain(g, "too long, or no UTF-8", word);
    for (int i = 0; i < g->count; i++) {
        if (compare(&g->words[i], &fresh) != 0) continue;
        if (g->words[i].lists & g->list) return complain(g, "listed twice", word);
        g->words[i].lists |= g->list;
        return true;
    }
    if (g->count == WORDS) return complain(g, "too many words", word);
    g->words[g->count++] = fresh;
    return true;
}

static bool read_table(generator *g, FILE *in)
{
    char line[LINE];
    while (fgets(line, sizeof line, in)) {
        char *rest = line;
        g->line++;
        if (!strchr(line, '\n')) return complain(g, "the line is too long or has no end", "");
        if (line[strspn(line, " \t\r\n")] == '#' || line[strspn(line, " \t\r\n")] == '\0') continue;
        if (!isspace((unsigned char)line[0])) {
            if (!read_list(g, line)) return false;
            continue;
        }
        if (g->list == 0) return complain(g, "words before the first list", "");
        for (char *word; (word = next_word(&rest)) != NULL;)
            if (!add_word(g, word)) return false;
    }
    return true;
}

static void write_table(generator *g, FILE *out)
{
    unsigned char heads[BX_COUNTER_HEADS] = {0}; /* the lists of what may start so */
    qsort(g->words, (size_t)g->count, sizeof *g->words, compare);
    fprintf(out, "/* Made by gen_counters.c from counters.txt: change that. */\n"
                 "#ifndef BX_TEXT_COUNTERS_TABLE_H\n#define BX_TEXT_COUNTERS_TABLE_H\n\n"
                 "#include \"text/counters.h\"\n\nstatic const bx_counter counters[] = {\n");
    for (int i = 0; i < g->count; i++) {
        const bx_counter *word = &g->words[i];
        unsigned head = word->runes[0] % BX_COUNTER_HEADS;
        heads[head] = (unsigned char)(heads[head] | word->lists);
        fprintf(out, "    {{");
        for (int k = 0; k < BX_COUNTER_LENGTH; k++)
            fprintf(out, "%s0x%X", k > 0 ? ", " : "", (unsigned)word->runes[k]);
        fprintf(out, "}, %u},\n", word->lists);
    }
    fprintf(out, "};\n\nstatic const unsigned char counter_heads[%d] = {", BX_COUNTER_HEADS);
    for (int i = 0; i < BX_COUNTER_HEADS; i++)
        fprintf(out, "%s%d,", i % 24 == 0 ? "\n    " : " ", heads[i]);
    fprintf(out, "\n};\n\n#endif\n");
}

static bool make(const char *path, FILE *in, FILE *out)
{
    generator *g = calloc(1, sizeof *g);
    if (!g) return false;
    g->path = path;
    bool good = read_table(g, in);
    if (good) write_table(g, out);
    free(g);
    return good;
}

int main(int argc, char **argv)
{
    return bx_gen_run(argc, argv, make);
}
