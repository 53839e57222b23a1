/*
 * One look at the prefix sums tells a range's widths, so judging a line takes the same
 * time whatever its length. Weights and powers were chosen so that the order of clreq's
 * steps follows from the costs where they are close, and so that a line opened by a
 * tenth of an em costs as much as parting a number from its unit.
 */
#include "text/fit.h"

#include "text/glue.h"

#include "base/ban.h"

/* Cost of a mark that loses its half em, by step: what is seen least goes first. */
static const int64_t weight[BX_STEPS] = {
    [BX_STEP_SPACE] = 200,  [BX_STEP_INTERPUNCT] = 800, [BX_STEP_BRACKET] = 1500,
    [BX_STEP_PAUSE] = 1600, [BX_STEP_GAP] = 800,        [BX_STEP_STOP] = 2400,
};

/* A gap of 1/27 em (one character missing in a line of 28) costs 1,200: 37 cubed by this. */
enum { OPENED = 42, WIDENED = 300, MILLI = 1000 };

/* Beyond this an em or more is missing for each gap: all alike bad. */
enum { WORST_GAP = MILLI };

/* A line under judgement. */
typedef struct range {
    const bx_prepared *p;
    int start, solid;
    bx_len em;
} range;

int bx_fit_solid_end(const bx_prepared *p, int start, int end)
{
    int solid = p->positions[end].solid;
    return solid > start ? solid : start;
}

static bool is_grid(const bx_prepared *p)
{
    return p->rules->school == BX_SCHOOL_GRID;
}

/* clreq #h-compression_of_punctuation_marks_at_line_start_or_line_end. */
static bx_len edge_before(const bx_prepared *p, int start, bool trim)
{
    return trim && !is_grid(p) ? p->clusters[start].before : 0;
}

/* GB/T 15834-2011 5.1.10: the mark at the end takes half an em; on the fixed grid only when it must. */
static bx_len edge_after(const bx_prepared *p, int solid)
{
    return is_grid(p) ? 0 : p->clusters[solid - 1].after + p->clusters[solid - 1].gap;
}

/* clreq #hanging_punctuation_marks_at_line_end: not behind another mark. */
static bx_len hang_of(const bx_prepared *p, int start, int solid)
{
    const bx_cluster *last = &p->clusters[solid - 1];
    if (!p->rules->hang || solid - start < 2 || !bx_cluster_rule(last)->hang) return 0;
    if (bx_cluster_rule(last - 1)->white != BX_WHITE_NONE) return 0;
    return last->advance - edge_after(p, solid);
}

/* What cluster i's own white is among the sums: nothing of a label. */
static bx_len give_at(const bx_prepared *p, int i, bx_len part)
{
    return i < p->label || is_grid(p) ? 0 : part;
}

/* White at the two edges that the sums hold, but that is no matter of adjusting. */
static bx_len outer_white(const bx_prepared *p, int start, int solid)
{
    return give_at(p, start, p->clusters[start].before) +
           give_at(p, solid - 1, p->clusters[solid - 1].after);
}

/* The gap behind the last cluster, as far as the sums have it giving way. */
static bx_len outer_gap(const bx_prepared *p, int solid)
{
    const bx_cluster *last = &p->clusters[solid - 1];
    if (last->gap_kind == BX_GAP_NONE) return 0;
    bx_len least = bx_len_scale(bx_cluster_style(p, last)->em, bx_glue_gap(p, last).least, MILLI);
    return give_at(p, solid - 1, last->gap - least);
}

bx_extent bx_fit_measure(const bx_prepared *p, int start, int end, bool trim)
{
    int solid = bx_fit_solid_end(p, start, end);
    if (solid == start) return (bx_extent){0};
    const bx_position *from = &p->positions[start], *to = &p->positions[solid];
    bx_len natural = to->reach - from->reach - edge_before(p, start, trim) - edge_after(p, solid);
    bx_len give = to->give[0] - from->give[0] - outer_white(p, start, solid) - outer_gap(p, solid);
    if (is_grid(p)) give = p->clusters[solid - 1].after;
    bx_len hang = hang_of(p, start, solid);
    return (bx_extent){
        .natural = natural,
        .least = natural - give - hang,
        .hang = hang,
        .gaps = to->gaps - from->gaps - (p->clusters[solid - 1].stretches ? 1 : 0),
    };
}

/* What reduction's step may take in all: not the white at the line's edges. */
static bx_len available(const range *r, int step)
{
    const bx_prepared *p = r->p;
    const bx_cluster *first = &p->clusters[r->start], *last = &p->clusters[r->solid - 1];
    if (step == BX_STEP_EDGE) return is_grid(p) ? last->after : 0;
    bx_len sum = p->positions[r->solid].give[step] - p->positions[r->start].give[step];
    if (bx_cluster_rule(first)->shrink == step) sum -= give_at(p, r->start, first->before);
    if (bx_cluster_rule(last)->shrink == step) sum -= give_at(p, r->solid - 1, last->after);
    if (step == BX_STEP_GAP) sum -= outer_gap(p, r->solid);
    return sum;
}

/* Returns what is still too much. */
static bx_len squeeze(const range *r, bx_len need, bx_fit *fit)
{
    for (int step = BX_STEP_EDGE; step < BX_STEPS && need > 0; step++) {
        bx_len all = available(r, step);
        bx_len take = bx_len_min(need, all);
        if (take <= 0) continue;
        fit->squeezed[step] = take;
        need -= take;
        if (2 * take > all && step >= BX_STEP_BRACKET && step != BX_STEP_GAP) fit->is_tight = true;
        /* n marks that each lose the share f of their half em: n f f */
        int64_t taken = take * MILLI / r->em, whole = bx_len_max(1, all * MILLI / r->em);
        fit->cost += weight[step] * taken * taken / (whole * MILLI / 2);
    }
    return need;
}

static int64_t cost_of_gap(int64_t gap)
{
    if (gap > WORST_GAP) gap = WORST_GAP;
    return gap * gap * gap / OPENED;
}

/* clreq, expansion: word spaces up to half an em, gaps up to theirs, then all gaps alike. */
static void open_up(const range *r, bx_len missing, bool spread, bx_fit *fit)
{
    const bx_prepared *p = r->p;
    const bx_position *from = &p->positions[r->start], *to = &p->positions[r->solid];
    const bx_cluster *last = &p->clusters[r->solid - 1];
    bx_len spaces = to->spaces - from->spaces, growth = to->gap_growth - from->gap_growth;
    if (last->gap_kind != BX_GAP_NONE) {
        bx_len most = bx_len_scale(bx_cluster_style(p, last)->em, bx_glue_gap(p, last).most, MILLI);
        growth -= give_at(p, r->solid - 1, most - last->gap);
    }
    fit->spaces = bx_len_min(missing, spaces);
    fit->gap_growth = bx_len_min(missing - fit->spaces, growth);
    bx_len rest = missing - fit->spaces - fit->gap_growth;
    fit->is_open = spread ? fit->gaps == 0 : rest > r->em / BX_WIDEST * fit->gaps;
    int64_t gap = fit->gaps > 0 ? rest * MILLI / (r->em * fit->gaps) : rest > 0 ? WORST_GAP : 0;
    fit->cost += cost_of_gap(gap);
    if (spaces > 0) fit->cost += WIDENED * fit->spaces / spaces;
    if (growth > 0) fit->cost += WIDENED * fit->gap_growth / growth;
    fit->is_loose = gap * BX_LOOSE > MILLI;
    fit->opened = rest;
    if (fit->is_open) fit->spaces = fit->gap_growth = fit->opened = 0;
}

void bx_fit_line(const bx_prepared *p, const bx_line_plan *plan, bx_len room, bx_fit *fit)
{
    bx_extent extent = bx_fit_measure(p, plan->start, plan->end, plan->trim);
    bx_fit_from(p, plan, room, &extent, fit);
}

void bx_fit_from(const bx_prepared *p, const bx_line_plan *plan, bx_len room,
                 const bx_extent *extent, bx_fit *fit)
{
    *fit = (bx_fit){0};
    range r = {p, plan->start, bx_fit_solid_end(p, plan->start, plan->end), 0};
    if (r.solid == r.start) return;
    r.em = bx_cluster_style(p, &p->clusters[r.start])->em;
    bx_len rounding = r.solid - r.start;
    bx_len need = extent->natural - room;
    if (need > rounding && extent->hang > 0) {
        fit->hung = extent->hang;
        need -= extent->hang;
    }
    fit->natural = room + need;
    fit->gaps = extent->gaps;
    if (need > rounding) squeeze(&r, need, fit);
    else if (need > 0 && fit->gaps > 0) fit->opened = -need;
    else if (need < 0 && plan->fill && !is_grid(p)) open_up(&r, -need, plan->spread, fit);
}

/* White within the line that the step takes at cluster i. */
static bx_len white_at(const range *r, int i, int step)
{
    const bx_prepared *p = r->p;
    const bx_cluster *c = &p->clusters[i];
    bx_len white = 0;
    if (i < p->label || (is_grid(p) && step != BX_STEP_EDGE)) return 0;
    if (step == BX_STEP_EDGE) return i == r->solid - 1 ? c->after : 0;
    if (bx_cluster_rule(c)->shrink == step)
        white = (i == r->start ? 0 : c->before) + (i == r->solid - 1 ? 0 : c->after);
    if (step == BX_STEP_GAP && c->gap_kind != BX_GAP_NONE && i < r->solid - 1)
        white += c->gap - bx_len_scale(bx_cluster_style(p, c)->em, bx_glue_gap(p, c).least, MILLI);
    return white;
}

/* Room to grow at cluster i: of a word space, or of a gap. */
static bx_len growth_at(const range *r, int i, bool of_space)
{
    const bx_prepared *p = r->p;
    const bx_cluster *c = &p->clusters[i];
    bx_len em = bx_cluster_style(p, c)->em;
    if (i < p->label) return 0;
    if (of_space)
        return c->class_id == BX_CLASS_SPACE && !c->collapsed ? bx_len_max(0, em / 2 - c->advance)
                                                              : 0;
    if (c->gap_kind == BX_GAP_NONE || i == r->solid - 1) return 0;
    return bx_len_scale(em, bx_glue_gap(p, c).most, MILLI) - c->gap;
}

/* What an amount is shared out by. */
typedef enum measure_of { WHITE, SPACES, GAPS } measure_of;

static bx_len part_at(const range *r, int i, measure_of kind, int step)
{
    return kind == WHITE ? white_at(r, i, step) : growth_at(r, i, kind == SPACES);
}

static void change(const bx_cluster *c, measure_of kind, bx_len share, bx_spent *spent)
{
    if (kind != WHITE) {
        spent->advance += share;
        return;
    }
    spent->advance -= share;
    if (c->before > 0) spent->cut += share;
}

/* Each its share, rounded down; the few units left over go to the first ones. */
static void share_out(const range *r, bx_len amount, measure_of kind, int step, bx_spent *spent)
{
    bx_len whole = 0, left = amount;
    if (amount == 0) return;
    for (int i = r->start; i < r->solid; i++)
        whole += part_at(r, i, kind, step);
    for (int round = 0; round < 2 && left > 0; round++) {
        for (int i = r->start; i < r->solid && left > 0; i++) {
            bx_len part = part_at(r, i, kind, step);
            bx_len share = amount == whole ? part : part * amount / whole;
            if (round == 1) share = bx_len_min(part - share, 1);
            change(&r->p->clusters[i], kind, share, &spent[i - r->start]);
            left -= share;
        }
    }
}

/* clreq, expansion, step 3: all gaps that may, alike; also takes away what rounding left over. */
static void open_gaps(const range *r, const bx_fit *fit, bx_spent *spent)
{
    if (fit->opened == 0) return;
    bx_len each = fit->opened / fit->gaps, rest = fit->opened % fit->gaps;
    bx_len unit = rest < 0 ? -1 : 1;
    for (int i = r->start; i + 1 < r->solid; i++) {
        if (!r->p->clusters[i].stretches) continue;
        spent[i - r->start].advance += each + (rest != 0 ? unit : 0);
        if (rest != 0) rest -= unit;
    }
}

bx_len bx_fit_spend(const bx_prepared *p, const bx_line_plan *plan, const bx_fit *fit,
                    bx_spent *spent)
{
    range r = {p, plan->start, bx_fit_solid_end(p, plan->start, plan->end), 0};
    for (int i = plan->start; i < plan->end; i++)
        spent[i - plan->start] = (bx_spent){.advance = i < r.solid ? p->clusters[i].advance : 0};
    if (r.solid == r.start) return 0;
    spent[0].cut = edge_before(p, plan->start, plan->trim);
    spent[0].advance -= spent[0].cut;
    spent[r.solid - 1 - r.start].advance -= edge_after(p, r.solid) + fit->hung;
    for (int step = BX_STEP_EDGE; step < BX_STEPS; step++)
        share_out(&r, fit->squeezed[step], WHITE, step, spent);
    share_out(&r, fit->spaces, SPACES, 0, spent);
    share_out(&r, fit->gap_growth, GAPS, 0, spent);
    open_gaps(&r, fit, spent);
    bx_len sum = 0;
    for (int i = plan->start; i < plan->end; i++)
        sum += spent[i - plan->start].advance;
    return sum;
}
