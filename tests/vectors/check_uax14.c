/*
 * Unicode's own LineBreakTest.txt (Debian's unicode-data), for the part that UAX #14
 * decides here: lines without a character of Chinese and without a control, which no
 * paragraph holds. Prints how many of them agree; those that do not must have a reason.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "support/suite.h"
#include "support/text_kit.h"

enum { LINE = 4096, RUNES = 512, LEAST_LINES = 4000 };

static const char path[] = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

typedef struct sample {
    uint32_t runes[RUNES];
    bool breaks[RUNES + 1]; /* before rune i */
    int count;
} sample;

static bool read_sample(char *line, sample *s)
{
    *s = (sample){0};
    line[strcspn(line, "#\n")] = '\0';
    for (char *word = strtok_r(line, " \t", &line); word; word = strtok_r(NULL, " \t", &line)) {
        if (strcmp(word, "\xC3\xB7") == 0) s->breaks[s->count] = true;
        else if (strcmp(word, "\xC3\x97") != 0)
            s->runes[s->count++] = (uint32_t)strtoul(word, NULL, 16);
        ck_assert_int_lt(s->count, RUNES);
    }
    return s->count > 0;
}

/* Controls never come: data that hold them are refused, a tab is set as a space. */
static bool is_control(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || rune == 0x2028 || rune == 0x2029;
}

static bool is_ours(const sample *s)
{
    for (int i = 0; i < s->count; i++)
        if (is_control(s->runes[i]) || bx_class_is_chinese(bx_class_of(s->runes[i]))) return true;
    return false;
}

static void write_text(const sample *s, bx_buf *text)
{
    bx_buf_clear(text);
    for (int i = 0; i < s->count; i++)
        bx_buf_add_rune(text, s->runes[i]);
    bx_buf_add_byte(text, '\0');
}

/* What is done otherwise, on purpose. */
typedef enum why { NO_REASON, MARK, START, HYPHEN, POINT, SOFT, WHYS } why;

static const char *const reasons[WHYS] = {
    [MARK] = "a mark without a base stays with the space or joiner before it",
    [START] = "a line does not end behind the spaces that start a paragraph",
    [HYPHEN] = "ICU keeps a hyphen at a word's start with the word (LB20a of Unicode 15.1)",
    [POINT] = "ICU keeps a point at a number's start with the number",
    [SOFT] = "no line ends at a soft hyphen, since none is shown"};

static bool is_invisible(uint32_t rune)
{
    return rune == 0x1160 || rune == 0x200B || rune == 0x200D || rune == 0x2060 || rune == 0xFEFF;
}

static why why_not(const sample *s, int i, bool within_cluster)
{
    int before = i - 1;
    if (within_cluster) return MARK;
    while (before >= 0 && (s->runes[before] == ' ' || is_invisible(s->runes[before])))
        before--;
    if (before < 0) return START;
    before = i - 1;
    while (before > 0 && s->runes[before] == 0x308)
        before--;
    uint32_t rune = s->runes[before];
    if (rune == 0xAD) return SOFT;
    if (rune == 0x2D || rune == 0x2010) return HYPHEN;
    int point = s->runes[i] == '.' ? i : before;
    bool is_number = point + 1 < s->count && bx_class_of(s->runes[point + 1]) == BX_CLASS_DIGIT;
    bool is_point = s->runes[point] == '.' || s->runes[point] == ',';
    return is_point && (is_number || s->runes[point + 1] == 0x308) ? POINT : NO_REASON;
}

/* Whether lines may end where the sample says and nowhere else; *reason tells of the first difference. */
static bool agrees(const bx_text_kit *kit, const sample *s, why *reason)
{
    const bx_prepared *p = kit->p;
    enum { WITHIN, WHOLE, BREAK };
    unsigned char ends[4 * RUNES + 1] = {WITHIN};
    for (int i = 0; i + 1 < p->count; i++)
        ends[p->clusters[i + 1].at] = p->clusters[i].place >= BX_PLACE_POOR ? BREAK : WHOLE;
    size_t at = 0;
    for (int i = 0; i < s->count; i++) {
        char bytes[5];
        if (i > 0 && (ends[at] == BREAK) != s->breaks[i]) {
            *reason = why_not(s, i, ends[at] == WITHIN);
            return false;
        }
        at += (size_t)bx_utf8_encode(s->runes[i], bytes);
    }
    return true;
}

START_TEST(lines_of_unicode)
{
    static const bx_toy_range all[] = {{0x01, 0x10FFFF, BX_TOY_HALF}};
    FILE *in = fopen(path, "r");
    ck_assert_msg(in, "%s is not there: install unicode-data", path);
    bx_text_kit kit;
    char line[LINE];
    bx_buf text = {0};
    int total = 0, ours = 0, refused = 0, agreed = 0, otherwise[WHYS] = {0}, shown = 0;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "All", &(bx_toy){.ranges = all, .count = 1}, 0, 1000);
    sample s;
    while (fgets(line, sizeof line, in)) {
        char copy[LINE];
        memcpy(copy, line, sizeof copy);
        if (!read_sample(copy, &s)) continue;
        total++;
        why reason = NO_REASON;
        bx_arena_mark mark = bx_arena_mark_here(kit.arena);
        write_text(&s, &text);
        if (is_ours(&s)) ours++;
        else if (bx_kit_prepare(&kit, text.ptr) != BX_OK) refused++;
        else if (agrees(&kit, &s, &reason)) agreed++;
        else otherwise[reason]++;
        if (otherwise[NO_REASON] > shown) printf("%s", line);
        shown = otherwise[NO_REASON];
        bx_diag_clear(kit.diag);
        bx_arena_rewind(kit.arena, mark);
    }
    fclose(in);
    printf("UAX #14: of %d lines %d hold Chinese or a control, %d are refused; of the others %d "
           "agree\n",
           total, ours, refused, agreed);
    for (int i = 1; i < WHYS; i++)
        printf("  %d not: %s\n", otherwise[i], reasons[i]);
    fflush(stdout);
    ck_assert_int_ge(agreed, LEAST_LINES);
    ck_assert_int_eq(otherwise[NO_REASON], 0);
    bx_buf_release(&text);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {lines_of_unicode};
    return bx_suite_run("UAX #14", tests, BX_COUNT(tests));
}
