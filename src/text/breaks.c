/*
 * How lines are chosen is told by the measure and the rules: first_fit.h, total_fit.h,
 * title_fit.h. Here the chosen lines are set, and told what their neighbours make wrong.
 */
#include "text/breaks.h"

#include "text/breaker.h"
#include "text/first_fit.h"
#include "text/set_line.h"
#include "text/title_fit.h"
#include "text/total_fit.h"

#include "base/ban.h"

/* A mark that may start no line, and finds room beside the cluster it follows. */
static bool hangs_beside(const bx_breaker *b, const bx_line_plan *plan)
{
    const bx_class_rule *rule = bx_cluster_rule(&b->p->clusters[plan->end]);
    if (rule->kind != BX_KIND_MARK || rule->white != BX_WHITE_AFTER) return false;
    bx_extent both = bx_fit_measure(b->p, plan->start, plan->end + 1, plan->trim);
    return both.natural <= bx_line_room(b, plan);
}

/*
 * One cluster a line. A space belongs to the line before it, and so does a mark that may not
 * start a line (GB/T 15834-2011 5.1.1 to 5.1.3): it hangs beside a cluster that stays centred.
 */
static bx_status stack_all(bx_breaker *b)
{
    for (int start = 0; start < b->p->count;) {
        bx_line_plan plan = bx_line_open(b, start);
        plan.end = start + 1;
        if (plan.end < b->p->count && hangs_beside(b, &plan)) {
            plan.hung = 1;
            plan.end++;
        }
        while (plan.end < b->p->count && bx_cluster_is_space(&b->p->clusters[plan.end]))
            plan.end++;
        BX_TRY(bx_line_push(b, plan));
        start = plan.end;
    }
    return BX_OK;
}

static bool is_tight(const bx_line *line)
{
    return line->fit.is_tight && line->slack >= 0; /* what stands out has worse faults */
}

/* What a line's neighbours tell of it. */
static void look_back(bx_line *lines, int i, int *loose_row)
{
    bx_line *line = &lines[i];
    *loose_row = line->fit.is_loose ? *loose_row + 1 : 0;
    if (*loose_row >= 3) line->faults |= BX_FAULT_LOOSE_3;
    bool contrast = i > 0 && ((line->fit.is_loose && is_tight(line - 1)) ||
                              (is_tight(line) && lines[i - 1].fit.is_loose));
    if (contrast) line->faults |= BX_FAULT_CONTRAST;
    if (line->slack < 0) line->faults |= BX_FAULT_WIDE;
    line->penalty = bx_fault_penalty(line->faults);
}

static bx_status set_lines(bx_breaker *b, bx_arena *arena, bx_line *lines)
{
    int loose_row = 0;
    for (int i = 0; i < b->plans.count; i++) {
        const bx_line_plan *plan = &b->plans.items[i];
        BX_TRY(bx_set_line(arena, b->scratch, b->p, b->measure, plan, &lines[i]));
        if (plan->end > plan->start && !b->measure->stack)
            lines[i].faults = bx_line_faults(b->p, plan->start, plan->end);
        look_back(lines, i, &loose_row);
    }
    return BX_OK;
}

/* Every line is as wide as the measure, the last one too. */
static void spread_lines(bx_breaker *b)
{
    for (int i = 0; i < b->plans.count; i++)
        b->plans.items[i].way = BX_LINE_SPREAD;
}

static bx_status choose_lines(bx_breaker *b)
{
    const bx_measure *m = b->measure;
    const bx_line_rules *rules = b->p->rules;
    if (m->stack) return stack_all(b);
    bool whole = m->justify == BX_JUSTIFY && !m->tears && rules->breaking == BX_BREAK_TOTAL &&
                 rules->school != BX_SCHOOL_GRID;
    BX_TRY(whole ? bx_total_fit(b) : bx_first_fit(b));
    if (m->justify == BX_SPREAD) spread_lines(b);
    bool balance = m->balance != BX_BALANCE_NONE && !m->tears && m->justify == BX_FLUSH_CENTER;
    return balance && b->plans.count > 1 ? bx_title_fit(b) : BX_OK;
}

/* An empty text has one line. */
static bx_status plan_lines(bx_breaker *b)
{
    const bx_measure *measure = b->measure;
    BX_ASSERT(measure->width > 0 && measure->first >= 0 && measure->rest >= 0);
    BX_TRY(choose_lines(b));
    return b->plans.count == 0 ? bx_line_push(b, bx_line_open(b, 0)) : BX_OK;
}

bx_status bx_break_lines(bx_arena *arena, bx_arena *scratch, const bx_prepared *prepared,
                         const bx_measure *measure, const bx_line **lines, int *count)
{
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    bx_breaker b = {.scratch = scratch, .p = prepared, .measure = measure};
    BX_TRY(plan_lines(&b));
    bx_line *set = BX_NEW_ARRAY(arena, bx_line, b.plans.count);
    BX_TRY_NEW(set);
    BX_TRY(set_lines(&b, arena, set));
    *lines = set;
    *count = b.plans.count;
    if (scratch != arena) bx_arena_rewind(scratch, mark);
    return BX_OK;
}

bx_status bx_count_lines(bx_arena *scratch, const bx_prepared *prepared, const bx_measure *measure,
                         int *count)
{
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    bx_breaker b = {.scratch = scratch, .p = prepared, .measure = measure};
    BX_TRY(plan_lines(&b));
    *count = b.plans.count;
    bx_arena_rewind(scratch, mark);
    return BX_OK;
}
