/*
 * What a line takes from its white and adds to its gaps: never below the floors, never
 * above the ceilings, all of it accounted for. Seeded texts under all rules for lines; a
 * failure prints its seed.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "support/suite.h"
#include "support/text_draw.h"
#include "support/text_kit.h"
#include "text/fit.h"
#include "text/glue.h"

enum { SEEDS = 1200 };

static const bx_gap gaps[] = {{0, 0, 0}, {125, 250, 250}, {125, 250, 500}, {250, 250, 250}};

static void draw_rules(bx_text_kit *kit, bx_draws *draws)
{
    kit->rules = (bx_line_rules){.prohibition = (bx_prohibition)bx_draw(draws, 4),
                                 .school = (bx_school)bx_draw(draws, 4),
                                 .breaking = (bx_breaking)bx_draw(draws, 2),
                                 .digit_gap = gaps[bx_draw(draws, BX_COUNT(gaps))],
                                 .letter_gap = gaps[bx_draw(draws, BX_COUNT(gaps))],
                                 .hang = bx_draw(draws, 3) == 0,
                                 .trim_indent = bx_draw(draws, 2) == 0};
    static const int widths[] = {5, 8, 12, 20, 28, 40};
    kit->measure = (bx_measure){.width = widths[bx_draw(draws, BX_COUNT(widths))] * BX_KIT_EM +
                                         (bx_len)bx_draw(draws, 3) * (BX_KIT_EM / 7),
                                .justify = BX_JUSTIFY};
    kit->style.em = bx_draw(draws, 2) == 0 ? BX_KIT_EM : BX_KIT_EM * 987 / 1000;
}

static int cluster_at(const bx_prepared *p, size_t byte)
{
    int i = 0;
    while (i < p->count && p->clusters[i].at < byte)
        i++;
    return i;
}

/* The least and the most that cluster i's advance may be amid a line whose gaps are opened by `open`. */
static const char *fault_at(const bx_prepared *p, int i, bx_len advance, bx_len open)
{
    const bx_cluster *c = &p->clusters[i];
    bx_len em = bx_cluster_style(p, c)->em;
    bx_gap gap = bx_glue_gap(p, c);
    bx_len least = c->advance - c->before - c->after - c->gap + em * gap.least / 1000;
    bx_len most = c->advance - c->gap + em * gap.most / 1000 + bx_glue_beside(p, c);
    if (c->class_id == BX_CLASS_SPACE && !c->collapsed) most = bx_len_max(c->advance, em / 2);
    if (c->stretches) most += open + 1;
    if (advance < least - 1) return "an advance is below its floor";
    if (advance > most + 1) return "an advance is above its ceiling";
    bool mark = bx_cluster_rule(c)->white != BX_WHITE_NONE;
    if (mark && advance < em / 2 - 1) return "a mark is narrower than half an em";
    return NULL;
}

static const char *fault_of_line(const bx_text_kit *kit, int k)
{
    const bx_prepared *p = kit->p;
    const bx_line *line = &kit->lines[k];
    const bx_fit *fit = &line->fit;
    bx_line_plan plan = {.start = cluster_at(p, line->start), .end = cluster_at(p, line->end)};
    plan.trim = k > 0 || kit->measure.first == 0;
    int solid = p->positions[plan.end].solid;
    if (solid <= plan.start) return NULL;
    bx_spent *spent = BX_NEW_ARRAY(kit->scratch, bx_spent, plan.end - plan.start);
    bx_len width = bx_fit_spend(p, &plan, fit, spent);
    bx_len each = fit->gaps > 0 ? fit->opened / fit->gaps + 1 : 0;
    if (each > kit->style.em / BX_WIDEST + 1) return "gaps are wider than half an em";
    for (int i = plan.start + 1; i < solid - 1; i++) {
        const char *fault = fault_at(p, i, spent[i - plan.start].advance, each);
        if (fault) return fault;
    }
    bx_len sum = fit->natural + fit->spaces + fit->gap_growth + fit->beside + fit->opened;
    for (int step = 0; step < BX_STEPS; step++)
        sum -= fit->squeezed[step];
    return llabs(sum - width) <= plan.end - plan.start ? NULL : "the report is not what was done";
}

START_TEST(white_stays_between_floor_and_ceiling)
{
    bx_text_kit kit;
    bx_buf text = {0};
    bx_kit_open(&kit);
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        bx_arena_mark mark = bx_arena_mark_here(kit.arena);
        bx_draws draws = bx_draws_from(seed);
        bx_draw_text(&draws, &text);
        draw_rules(&kit, &draws);
        bx_kit_lines(&kit, text.ptr ? text.ptr : "");
        for (int k = 0; k < kit.count; k++) {
            const char *fault = fault_of_line(&kit, k);
            ck_assert_msg(!fault, "%s: seed %u, line %d of %s", fault, seed, k, kit.out.ptr);
        }
        bx_arena_rewind(kit.arena, mark);
    }
    bx_buf_release(&text);
    bx_kit_close(&kit);
}
END_TEST

/* The unit of cost is what one sees: fit.h says these figures. */
START_TEST(costs)
{
    static const struct {
        const char *text;
        int width; /* hundredths of an em */
        int64_t least, most;
    } cases[] = {
        {"<28>", 2800, 0, 0},
        {"<27>", 2800, 1000, 1400},       /* a character missing in 28 */
        {"<26>", 2800, 9000, 13000},      /* two: eight times as much */
        {"<13>，<14>", 2750, 1590, 1610}, /* a comma without its half em */
        {"<6>，<6>，<14>", 2750, 790, 810},
        {"<13>（<14>", 2750, 1490, 1510},
        {"<13>。<14>", 2750, 2390, 2410},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bx_fit fit;
        ck_assert_int_eq(bx_kit_prepare(&kit, cases[i].text), BX_OK);
        bx_line_plan plan = {.end = kit.p->count, .way = BX_LINE_FILLED};
        bx_fit_line(kit.p, &plan, cases[i].width * BX_KIT_EM / 100, &fit);
        ck_assert_msg(fit.cost >= cases[i].least && fit.cost <= cases[i].most, "%s: %" PRId64,
                      cases[i].text, fit.cost);
    }
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {white_stays_between_floor_and_ceiling, costs};
    return bx_suite_run("text/fit", tests, BX_COUNT(tests));
}
