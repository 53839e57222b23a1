/*
 * Turns Unihan_OtherMappings.txt of the Unicode Character Database (format: UAX #38)
 * into C tables at build time: the hanzi of GB 2312 (field kGB0: row and cell) and of
 * 通用规范汉字表 (field kTGH: year and number in the list) as ranges of code points.
 * Stands alone, since nothing else is built yet. A line that is not understood, a
 * place named twice and a set that is not whole end the build with their place.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gen_run.h"

enum {
    RUNES = 0x110000,
    PLACES = 10000,
    LINE = 512,
    SETS = 2,
    GB2312_HANZI = 6763,
    TGH_HANZI = 8105
};

typedef struct generator {
    const char *path;
    int line;
    int count[SETS];
    unsigned char has[SETS][RUNES];
    unsigned char taken[SETS][PLACES];
} generator;

static bool complain(const generator *g, const char *what, const char *word)
{
    fprintf(stderr, "%s:%d: %s: %s\n", g->path, g->line, what, word);
    return false;
}

/* All of `word` as a number of `least` to `most` digits, or -1. */
static long number_of(const char *word, int base, size_t least, size_t most)
{
    size_t n = strspn(word, base == 16 ? "0123456789ABCDEF" : "0123456789");
    if (n < least || n > most || word[n] != '\0') return -1;
    return strtol(word, NULL, base);
}

/* Row and cell, "1601". The hanzi of GB 2312 are rows 16 to 87 of 94 cells. */
static long gb0_place(const char *value)
{
    long place = number_of(value, 10, 4, 4);
    bool is_hanzi = place >= 1600 && place < 8800 && place % 100 >= 1 && place % 100 <= 94;
    return is_hanzi ? place : -1;
}

/* Year and number, "2013:1". The list of 2013 is the only one. */
static long tgh_place(const char *value)
{
    if (strncmp(value, "2013:", 5) != 0 || value[5] == '0') return -1;
    long place = number_of(value + 5, 10, 1, 4);
    return place <= TGH_HANZI ? place : -1;
}

static const struct {
    const char *field, *name;
    long (*place_of)(const char *value); /* -1: not understood */
    int whole;
} sets[SETS] = {
    {"kGB0", "gb2312_ranges", gb0_place, GB2312_HANZI},
    {"kTGH", "tgh_ranges", tgh_place, TGH_HANZI},
};

static bool put(generator *g, int set, long rune, const char *value)
{
    long place = sets[set].place_of(value);
    if (place < 0) return complain(g, "no place in the set", value);
    if (g->taken[set][place]) return complain(g, "this place stands twice", value);
    if (g->has[set][rune]) return complain(g, "this character stands twice", value);
    g->taken[set][place] = g->has[set][rune] = 1;
    g->count[set]++;
    return true;
}

/* "U+4E00<tab>kGB0<tab>5027" */
static bool read_line(generator *g, char *line)
{
    char *field = strchr(line, '\t');
    char *value = field ? strchr(field + 1, '\t') : NULL;
    if (!value) return complain(g, "not three columns", line);
    *field++ = *value++ = '\0';
    long rune = strncmp(line, "U+", 2) == 0 ? number_of(line + 2, 16, 4, 6) : -1;
    if (rune < 0 || rune >= RUNES) return complain(g, "no code point", line);
    if (*field != 'k') return complain(g, "no name of a field", field);
    for (int set = 0; set < SETS; set++)
        if (strcmp(field, sets[set].field) == 0) return put(g, set, rune, value);
    return true;
}

static bool read_file(generator *g, FILE *in)
{
    char line[LINE];
    while (fgets(line, sizeof line, in)) {
        g->line++;
        char *end = strchr(line, '\n');
        if (!end) return complain(g, "the line is too long or has no end", "");
        *end = '\0';
        if (line[0] == '#' || line[0] == '\0') continue;
        if (!read_line(g, line)) return false;
    }
    if (ferror(in)) return complain(g, "cannot be read on", "");
    for (int set = 0; set < SETS; set++) {
        char counts[64];
        snprintf(counts, sizeof counts, "%s has %d, not %d", sets[set].field, g->count[set],
                 sets[set].whole);
        if (g->count[set] != sets[set].whole) return complain(g, "the set is not whole", counts);
    }
    return true;
}

static void write_set(const generator *g, int set, FILE *out)
{
    fprintf(out, "\n/* %s: %d hanzi */\nstatic const repertoire_range %s[] = {", sets[set].field,
            g->count[set], sets[set].name);
    for (int rune = 0, ranges = 0; rune < RUNES; rune++) {
        if (!g->has[set][rune]) continue;
        int first = rune;
        while (rune + 1 < RUNES && g->has[set][rune + 1])
            rune++;
        fprintf(out, "%s{0x%X, 0x%X},", ranges++ % 4 == 0 ? "\n    " : " ", (unsigned)first,
                (unsigned)rune);
    }
    fprintf(out, "\n};\n");
}

static void write_table(const generator *g, FILE *out)
{
    fprintf(out, "/* Made by gen_repertoire.c from Unihan_OtherMappings.txt. */\n"
                 "#ifndef BX_FONT_REPERTOIRE_TABLE_H\n#define BX_FONT_REPERTOIRE_TABLE_H\n\n"
                 "#include <stdint.h>\n\n"
                 "typedef struct repertoire_range {\n    uint32_t first, last;\n"
                 "} repertoire_range;\n");
    for (int set = 0; set < SETS; set++)
        write_set(g, set, out);
    fprintf(out, "\n#endif\n");
}

static bool make(const char *path, FILE *in, FILE *out)
{
    generator *g = calloc(1, sizeof *g);
    if (!g) return false;
    g->path = path;
    bool good = read_file(g, in);
    if (good) write_table(g, out);
    free(g);
    return good;
}

int main(int argc, char **argv)
{
    return bx_gen_run(argc, argv, make);
}
