/*
 * Runs the cases of clreq.txt. A line there is one of
 *
 *   [source]                 the rule that the cases below it come from; settings are anew
 *   set KEY=VALUE ...        measure (em), first (em), level, marks, breaks, hang,
 *                            trim-indent, vertical, letter-gap, digit-gap (thousandths of an em:
 *                            least,own,most), space=half (a wide word space)
 *   start LEVEL ... : MARKS  each mark may not start a line at these levels, and may at others
 *   end LEVEL ... : MARKS    likewise for a line's end
 *   places TEXT -> PLACES    where lines may end, as bx_kit_places marks them
 *   widths TEXT -> WIDTHS    of the clusters amid a line, in hundredths of an em
 *   lines TEXT -> LINES      lines with their widths
  *   glyphs TEXT -> PLACES    of the glyphs of the first line
 *   column TEXT -> CLUSTERS  what stands in a column, and [what lies]
 *
 * tests/support/text_kit.h says how texts and results are written.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "support/suite.h"
#include "support/text_kit.h"

enum { LINE = 1024, LEVELS = 4, LEAST_CASES = 200 };

static const char *const level_names[LEVELS] = {"none", "basic", "gb", "strict"};
static const char *const school_names[] = {"全角", "开明", "半角", "grid"};

typedef struct runner {
    bx_text_kit kit, wide; /* `wide` has a word space of half an em */
    bx_text_kit *now;
    char source[LINE];
    int line, cases, wrong;
} runner;

static int index_of(const char *const *names, int count, const char *word)
{
    int i = 0;
    while (i < count && strcmp(names[i], word) != 0)
        i++;
    ck_assert_msg(i < count, "unknown word %s", word);
    return i;
}

static void reset(runner *r)
{
    bx_text_kit *kits[] = {&r->kit, &r->wide};
    for (int i = 0; i < 2; i++) {
        kits[i]->rules = (bx_line_rules){.prohibition = BX_PROHIBIT_GB, .breaking = BX_BREAK_FIRST};
        kits[i]->measure = (bx_measure){.width = 28 * BX_KIT_EM, .justify = BX_JUSTIFY};
        kits[i]->vertical = false;
    }
    r->now = &r->kit;
}

static bx_len em_of(const char *text)
{
    return (bx_len)(strtod(text, NULL) * 1000 + 0.5) * BX_KIT_EM / 1000;
}

static bx_gap gap_of(const char *text)
{
    bx_gap gap = {0};
    ck_assert_int_eq(sscanf(text, "%d,%d,%d", &gap.least, &gap.own, &gap.most), 3);
    return gap;
}

static void set_one(runner *r, const char *key, const char *value)
{
    bx_line_rules *rules = &r->now->rules;
    bx_measure *measure = &r->now->measure;
    if (strcmp(key, "measure") == 0) measure->width = em_of(value);
    else if (strcmp(key, "first") == 0) measure->first = em_of(value);
    else if (strcmp(key, "level") == 0)
        rules->prohibition = (bx_prohibition)index_of(level_names, LEVELS, value);
    else if (strcmp(key, "marks") == 0) rules->school = (bx_school)index_of(school_names, 4, value);
    else if (strcmp(key, "breaks") == 0)
        rules->breaking = strcmp(value, "total") == 0 ? BX_BREAK_TOTAL : BX_BREAK_FIRST;
    else if (strcmp(key, "hang") == 0) rules->hang = true;
    else if (strcmp(key, "trim-indent") == 0) rules->trim_indent = true;
    else if (strcmp(key, "vertical") == 0) r->now->vertical = true;
    else if (strcmp(key, "letter-gap") == 0) rules->letter_gap = gap_of(value);
    else if (strcmp(key, "digit-gap") == 0) rules->digit_gap = gap_of(value);
    else ck_abort_msg("clreq.txt:%d: unknown setting %s", r->line, key);
}

static void set_all(runner *r, char *words)
{
    /* the kit comes first: the other settings are its own */
    if (strstr(words, "space=half")) {
        r->wide.rules = r->kit.rules;
        r->wide.measure = r->kit.measure;
        r->now = &r->wide;
    }
    for (char *word = words, *end; *word; word = end) {
        end = word + strcspn(word, " ");
        if (*end) *end++ = '\0';
        char *equals = strchr(word, '=');
        ck_assert_msg(equals, "clreq.txt:%d: no = in %s", r->line, word);
        *equals = '\0';
        if (strcmp(word, "space") != 0) set_one(r, word, equals + 1);
    }
}

/* Whether no line may end between a hanzi and the mark, or the mark and a hanzi. */
static bool is_barred(runner *r, const char *mark, bool at_start)
{
    char text[32];
    snprintf(text, sizeof text, "国%s国", mark);
    bx_kit_places(r->now, text);
    const bx_cluster *c = r->now->p->clusters;
    return (at_start ? c[0] : c[r->now->p->count - 2]).place == BX_PLACE_NONE;
}

/* The table of a prohibition: `start basic gb strict : 。，` */
static void check_bars(runner *r, char *words, bool at_start)
{
    char *marks = strstr(words, ": ");
    ck_assert_msg(marks, "clreq.txt:%d: no marks", r->line);
    *marks = '\0';
    bx_str list = bx_str_from(marks + 2);
    for (size_t at = 0; at < list.len;) {
        uint32_t rune = 0;
        char mark[5] = {0};
        at += (size_t)bx_utf8_decode(list, at, &rune);
        bx_utf8_encode(rune, mark);
        for (int level = 0; level < LEVELS; level++) {
            char name[16];
            snprintf(name, sizeof name, "%s ", level_names[level]);
            r->now->rules.prohibition = (bx_prohibition)level;
            bool wanted = strstr(words, name) != NULL;
            if (is_barred(r, mark, at_start) == wanted) continue;
            printf("clreq.txt:%d: [%s] %s at a line's %s, level %s: %s\n", r->line, r->source, mark,
                   at_start ? "start" : "end", level_names[level],
                   wanted ? "not barred" : "barred");
            r->wrong++;
        }
        r->cases++;
    }
    r->now->rules.prohibition = BX_PROHIBIT_GB;
}

static const char *result_of(runner *r, const char *kind, const char *text)
{
    if (strcmp(kind, "places") == 0) return bx_kit_places(r->now, text);
    if (strcmp(kind, "widths") == 0) return bx_kit_clusters(r->now, text);
    if (strcmp(kind, "column") == 0) return bx_kit_column(r->now, text);
    const char *lines = bx_kit_lines(r->now, text);
    return strcmp(kind, "glyphs") == 0 ? bx_kit_glyphs(r->now, 0) : lines;
}

static void check_case(runner *r, const char *kind, char *rest)
{
    char *arrow = strstr(rest, " -> ");
    ck_assert_msg(arrow, "clreq.txt:%d: what is %s?", r->line, kind);
    *arrow = '\0';
    const char *wanted = arrow + 4, *got = result_of(r, kind, rest);
    r->cases++;
    if (strcmp(got, wanted) == 0) return;
    printf("clreq.txt:%d: [%s] %s\n  got  %s\n  want %s\n", r->line, r->source, rest, got, wanted);
    r->wrong++;
}

static void run_line(runner *r, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    char *space = strchr(line, ' ');
    if (line[0] == '\0' || line[0] == '#') return;
    if (line[0] == '[') {
        memcpy(r->source, line + 1, strlen(line));
        r->source[strcspn(r->source, "]")] = '\0';
        reset(r);
        return;
    }
    ck_assert_msg(space && r->source[0], "clreq.txt:%d: a case needs a source and a text", r->line);
    *space = '\0';
    if (strcmp(line, "set") == 0) set_all(r, space + 1);
    else if (strcmp(line, "start") == 0) check_bars(r, space + 1, true);
    else if (strcmp(line, "end") == 0) check_bars(r, space + 1, false);
    else check_case(r, line, space + 1);
}

START_TEST(every_rule)
{
    static const bx_toy_range wide_space[] = {
        {0x20, 0x7E, BX_TOY_HALF}, {0x3000, 0x9FFF, BX_TOY_EM}, {0xFF01, 0xFF5E, BX_TOY_EM}};
    FILE *in = fopen("tests/vectors/clreq.txt", "r");
    ck_assert_msg(in, "run it where tests/ is");
    runner r = {0};
    char line[LINE];
    bx_kit_open(&r.kit);
    bx_kit_open_empty(&r.wide);
    bx_kit_add(&r.wide, "Wide", &(bx_toy){.ranges = wide_space, .count = 3}, 0, 1000);
    reset(&r);
    while (fgets(line, sizeof line, in)) {
        r.line++;
        run_line(&r, line);
    }
    fclose(in);
    bx_kit_close(&r.kit);
    bx_kit_close(&r.wide);
    printf("%d cases of Chinese line layout\n", r.cases);
    fflush(stdout); /* the test ends in a process of its own */
    ck_assert_int_eq(r.wrong, 0);
    ck_assert_int_ge(r.cases, LEAST_CASES);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {every_rule};
    return bx_suite_run("clreq", tests, BX_COUNT(tests));
}
