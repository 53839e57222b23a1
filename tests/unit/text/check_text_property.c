/*
 * What must hold for any text: seeded texts of marks, hanzi, numbers, words, spaces
 * and stranger things, broken at many measures. A failure prints its seed, the
 * measure and the text; BX_SEED runs one seed alone.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "support/suite.h"
#include "support/text_draw.h"
#include "support/text_kit.h"
#include "text/prepare.h"

enum { SEEDS = 1500 };

static void draw_measure(bx_text_kit *kit, bx_draws *draws)
{
    static const int widths[] = {1, 2, 3, 5, 8, 12, 20, 28, 40, 400};
    kit->measure = (bx_measure){
        .width = widths[bx_draw(draws, BX_COUNT(widths))] * BX_KIT_EM +
                 (bx_len)bx_draw(draws, 3) * (BX_KIT_EM / 7),
        .justify = (bx_justify)bx_draw(draws, 4),
        .stack = bx_draw(draws, 12) == 0,
        .balance = bx_draw(draws, 4) == 0 ? (bx_balance)bx_draw(draws, 3) : BX_BALANCE_NONE,
    };
    if (bx_draw(draws, 2) == 0)
        kit->measure.first = bx_len_min(2 * BX_KIT_EM, kit->measure.width / 2);
    if (bx_draw(draws, 4) == 0)
        kit->measure.rest = bx_len_min(3 * BX_KIT_EM, kit->measure.width / 3);
    kit->rules.breaking = (bx_breaking)bx_draw(draws, 2);
    kit->vertical = bx_draw(draws, 5) == 0;
    kit->style.half_digits = bx_draw(draws, 2) == 0;
    kit->style.em = bx_draw(draws, 2) == 0 ? BX_KIT_EM : BX_KIT_EM * 987 / 1000 + bx_draw(draws, 7);
}

static int first_of(const bx_prepared *p, const bx_line *line)
{
    int i = 0;
    while (i < p->count && p->clusters[i].at < line->start)
        i++;
    return i;
}

/* Clusters [*first, *end) of a line without the spaces at its end. */
static void range_of(const bx_prepared *p, const bx_line *line, int *first, int *end)
{
    *first = first_of(p, line);
    *end = *first;
    while (*end < p->count && p->clusters[*end].at < line->end)
        ++*end;
    while (*end > *first && bx_cluster_is_space(&p->clusters[*end - 1]))
        --*end;
}

static bool is_barred_start(const bx_cluster *c)
{
    static const char marks[] = "，。、；：！？）》”’〕】·～";
    char rune[5] = {0};
    bx_utf8_encode(c->rune, rune);
    return c->class_id != BX_CLASS_WEST_CLOSING && c->class_id != BX_CLASS_WEST_SIGN &&
           strstr(marks, rune) != NULL;
}

static bool is_barred_end(const bx_cluster *c)
{
    static const char marks[] = "（《“‘〔【￥";
    char rune[5] = {0};
    bx_utf8_encode(c->rune, rune);
    /* a break that was typed behind ￥ is meant */
    bool typed = c->class_id == BX_CLASS_PREFIX && c->len > strlen(rune);
    return c->class_id != BX_CLASS_WEST_OPENING && !typed && strstr(marks, rune) != NULL;
}

/* The third closing mark in a row may start a line at last (clreq). */
static bool is_third_closing(const bx_prepared *p, int i)
{
    for (int k = i - 2; k <= i; k++)
        if (k < 0 || bx_cluster_rule(&p->clusters[k])->white != BX_WHITE_AFTER) return false;
    return true;
}

static const char *fault_of_edges(const bx_text_kit *kit, int i)
{
    const bx_prepared *p = kit->p;
    int first, end;
    if (kit->measure.stack) return NULL;
    range_of(p, &kit->lines[i], &first, &end);
    if (end == first) return NULL;
    const bx_cluster *c = &p->clusters[first], *last = &p->clusters[end - 1];
    if (i > 0 && bx_cluster_is_space(c)) return "a space starts a line";
    if (i > 0 && is_barred_start(c) && !is_third_closing(p, first)) return "a mark starts a line";
    if (i + 1 < kit->count && is_barred_end(last)) return "an opening mark ends a line";
    if (i + 1 < kit->count && p->clusters[end - 1].place == BX_PLACE_NONE &&
        end == first_of(p, &kit->lines[i + 1]))
        return "a line ends where none may";
    /* The digits of an address are no number, a space without width ends one. */
    bool address = bx_str_find(kit->text, BX_STR("@")) < kit->text.len ||
                   bx_str_find(kit->text, BX_STR("www")) < kit->text.len;
    if (!address && i + 1 < kit->count && p->clusters[end].class_id == BX_CLASS_DIGIT &&
        last->class_id == BX_CLASS_DIGIT && last->len == 1 &&
        end == first_of(p, &kit->lines[i + 1]))
        return "a number is split";
    if (i + 1 < kit->count && last->rune == 0x2014 && p->clusters[end].rune == 0x2014 &&
        last->class_id == BX_CLASS_DASH && last->len == 3 && end - first == 1)
        return "a dash is split";
    return NULL;
}

/* Whether some place within the line could have ended it. */
static bool could_break(const bx_text_kit *kit, int i)
{
    int first, end;
    range_of(kit->p, &kit->lines[i], &first, &end);
    for (int k = first; k + 1 < end; k++)
        if (kit->p->clusters[k].place != BX_PLACE_NONE) return true;
    return false;
}

static const char *fault_of_width(const bx_text_kit *kit, int i)
{
    const bx_measure *m = &kit->measure;
    const bx_line *line = &kit->lines[i];
    bx_len indent = i == 0 ? m->first : m->rest;
    if (line->width + line->slack != m->width - indent)
        return "width and slack are not the measure";
    if (line->slack < 0 && could_break(kit, i) && !m->stack)
        return "a line stands out that could break";
    bx_len x = 0, right = 0;
    for (int k = 0; k < line->run_count; k++) {
        const bx_run *run = &line->runs[k];
        if (k > 0 && run->x != right) return "the runs do not join";
        if (k == 0) x = run->x;
        right = run->x + run->width;
        bx_len before = -BX_KIT_EM;
        for (int g = 0; g < run->count; g++) {
            if (!kit->p->mixed && run->glyphs[g].len > 0 &&
                run->glyphs[g].x + BX_KIT_EM / 2 + 1 < before)
                return "glyphs run backwards";
            if (run->glyphs[g].len > 0) before = run->glyphs[g].x;
        }
    }
    if (line->run_count > 0 && llabs(right - x - line->width) > line->run_count + kit->p->count)
        return "the runs are not as wide as the line";
    bool from_right = kit->p->level % 2 != 0;
    if (!from_right && x < indent) return "a run starts left of the indent";
    bool stands_out = line->slack < 0 || line->run_count == 0 || m->stack;
    if (from_right && !stands_out && right > m->width - indent + kit->p->count)
        return "a run ends right of the indent";
    return NULL;
}

static const char *fault_of_text(const bx_text_kit *kit)
{
    size_t at = 0;
    for (int i = 0; i < kit->count; i++) {
        const bx_line *line = &kit->lines[i];
        if (line->start != at || line->end < line->start) return "lines do not join";
        at = line->end;
        size_t bytes = 0;
        for (int k = 0; k < line->run_count; k++) {
            const bx_run *run = &line->runs[k];
            bytes += run->text.len;
            if (run->text.ptr < kit->text.ptr + line->start ||
                run->text.ptr + run->text.len > kit->text.ptr + line->end)
                return "a run's text is not of its line";
            size_t shown = 0;
            for (int g = 0; g < run->count; g++) {
                if (run->glyphs[g].at + run->glyphs[g].len > run->text.len)
                    return "a glyph's bytes are not in its run";
                shown += run->glyphs[g].len;
            }
            if (run->count > 0 && shown != run->text.len) return "a byte has no glyph";
        }
        if (bytes != line->end - line->start) return "a byte is in no run";
    }
    return at == kit->text.len ? NULL : "the lines' end is not the text's";
}

static const char *find_fault(const bx_text_kit *kit)
{
    const char *fault = fault_of_text(kit);
    for (int i = 0; i < kit->count && !fault; i++) {
        fault = fault_of_edges(kit, i);
        if (!fault) fault = fault_of_width(kit, i);
    }
    return fault;
}

static int64_t cost_of(bx_text_kit *kit, bx_breaking breaking, const char *text)
{
    int64_t cost = 0;
    kit->rules.breaking = breaking;
    bx_kit_lines(kit, text);
    for (int i = 0; i < kit->count; i++)
        cost += kit->lines[i].fit.cost + kit->lines[i].penalty;
    return cost;
}

/* The paragraph as a whole is never worse off than line by line. */
START_TEST(total_fit_costs_no_more_than_first_fit)
{
    bx_text_kit kit;
    bx_buf text = {0};
    int better = 0;
    bx_kit_open(&kit);
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        bx_arena_mark mark = bx_arena_mark_here(kit.arena);
        bx_draws draws = bx_draws_from(seed);
        bx_draw_text(&draws, &text);
        draw_measure(&kit, &draws);
        kit.measure.justify = BX_JUSTIFY;
        kit.measure.stack = false;
        if (text.len == 0) continue;
        int64_t total = cost_of(&kit, BX_BREAK_TOTAL, text.ptr);
        const char *lines = bx_arena_copy(kit.arena, kit.out.ptr, kit.out.len);
        int64_t first = cost_of(&kit, BX_BREAK_FIRST, text.ptr);
        ck_assert_msg(total <= first, "seed %u: %" PRId64 " %s\n  first fit %" PRId64 " %s", seed,
                      total, lines, first, kit.out.ptr);
        better += total < first;
        bx_arena_rewind(kit.arena, mark);
    }
    ck_assert_int_gt(better, SEEDS / 4);
    bx_buf_release(&text);
    bx_kit_close(&kit);
}
END_TEST

static void try_seed(bx_text_kit *kit, uint32_t seed, bx_buf *text)
{
    bx_draws draws = bx_draws_from(seed);
    bx_draw_text(&draws, text);
    bx_str given = bx_buf_str(text);
    draw_measure(kit, &draws);
    bx_arena_mark mark = bx_arena_mark_here(kit->arena);
    size_t scratch = bx_arena_used(kit->scratch);
    ck_assert_int_eq(bx_kit_prepare(kit, given.ptr ? given.ptr : ""), BX_OK);
    ck_assert_int_eq(
        bx_break_lines(kit->arena, kit->scratch, kit->p, &kit->measure, &kit->lines, &kit->count),
        BX_OK);
    ck_assert_uint_eq(bx_arena_used(kit->scratch), scratch);
    const char *fault = find_fault(kit);
    ck_assert_msg(!fault, "%s: BX_SEED=%u, measure %" PRId64 " first %" PRId64 " justify %d: %s",
                  fault, seed, kit->measure.width, kit->measure.first, kit->measure.justify,
                  bx_kit_lines(kit, given.ptr));
    bx_arena_rewind(kit->arena, mark);
}

START_TEST(any_text_at_any_measure)
{
    bx_text_kit kit;
    bx_buf text = {0};
    const char *wanted = getenv("BX_SEED");
    bx_kit_open(&kit);
    if (wanted) try_seed(&kit, (uint32_t)strtoul(wanted, NULL, 10), &text);
    for (uint32_t seed = 0; seed < SEEDS && !wanted; seed++)
        try_seed(&kit, seed, &text);
    bx_buf_release(&text);
    bx_kit_close(&kit);
}
END_TEST

/* All of the bound that paragraphs have, in one line and in many: an end in sight. */
START_TEST(long_paragraphs)
{
    enum { BYTES = 300000 };
    static const char *const units[] = {"字", "字，", " ",  "，",      "（",       "a",
                                        "1",  "a ",   "……", "http://", "\xCC\x81", "字 "};
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < 2 * BX_COUNT(units); i++) {
        bx_arena_mark mark = bx_arena_mark_here(kit.arena);
        bx_buf text = {0};
        kit.rules.breaking = i < BX_COUNT(units) ? BX_BREAK_TOTAL : BX_BREAK_FIRST;
        while (text.len < BYTES)
            bx_buf_add_text(&text, units[i % BX_COUNT(units)]);
        ck_assert_int_eq(bx_kit_prepare(&kit, text.ptr), BX_OK);
        ck_assert_int_eq(
            bx_break_lines(kit.arena, kit.scratch, kit.p, &kit.measure, &kit.lines, &kit.count),
            BX_OK);
        const char *fault = fault_of_text(&kit);
        ck_assert_msg(!fault, "%s: %s", units[i % BX_COUNT(units)], fault);
        bx_buf_release(&text);
        bx_arena_rewind(kit.arena, mark);
    }
    bx_kit_close(&kit);
}
END_TEST

START_TEST(no_room_is_told)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    bx_str text = BX_STR("本年新收政府信息公开申请数量，共30件——见http://www.a.cn/b。\u05D0 ภาษา");
    bx_span span = {0, text.len, kit.style, 0};
    const bx_words words = {.text = text, .spans = &span, .span_count = 1, .rules = &kit.rules};
    int failures = 0;
    for (size_t cap = 0; cap < 60000; cap += 300) {
        bx_arena *arena = bx_arena_new(cap), *scratch = bx_arena_new(cap / 2);
        bx_prepared *p = NULL;
        const bx_line *lines = NULL;
        int count = -1;
        bx_status status = bx_prepare(arena, scratch, kit.engine, &words, kit.diag, &p);
        ck_assert((status == BX_OK) == (p != NULL));
        if (status == BX_OK)
            status = bx_break_lines(arena, scratch, p, &kit.measure, &lines, &count);
        ck_assert(status == BX_OK || status == BX_ERR_MEMORY);
        ck_assert((status == BX_OK) == (lines != NULL));
        failures += status != BX_OK;
        bx_arena_free(arena);
        bx_arena_free(scratch);
    }
    ck_assert_int_gt(failures, 10);
    ck_assert_int_lt(failures, 190);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {any_text_at_any_measure, total_fit_costs_no_more_than_first_fit,
                            long_paragraphs, no_room_is_told};
    return bx_suite_run("text: any text", tests, BX_COUNT(tests));
}
