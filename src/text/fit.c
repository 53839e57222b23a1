/*
 * One look at the prefix sums tells a range's widths, so judging a line takes the same time
 * whatever its length; only one that is squeezed is walked, for what each step has. Weights
 * and powers were chosen so that the order of clreq's steps follows from the costs where they
 * are close. What is worse than any white that reads well is in breaker.c.
 */
#include "text/fit.h"

#include <string.h>

#include "text/glue.h"

#include "base/ban.h"

/* Cost of a mark that loses its half em, by step: what is seen least goes first. */
static const int64_t weight[BX_STEPS] = {
    [BX_STEP_SPACE] = 200,  [BX_STEP_INTERPUNCT] = 800, [BX_STEP_BRACKET] = 1500,
    [BX_STEP_PAUSE] = 1600, [BX_STEP_GAP] = 800,        [BX_STEP_STOP] = 2400,
};

/* A gap of 1/27 em (one character missing in a line of 28) costs 1,200: 37 cubed by this. */
enum { OPENED = 42, WIDENED = 300, MILLI = 1000 };

/* What is missing at the end of a line without gaps is seen as if so many shared it. */
enum { BARE = 10 };

/* Costs grow up to here and no sum of them overflows: a line of two hanzi with a hole of 30 em. */
enum { WORST_GAP = 30 * MILLI };

static bool is_grid(const bx_prepared *p)
{
    return p->rules->school == BX_SCHOOL_GRID;
}

/* What cluster i's own white is among the sums: nothing of a label, nothing on the fixed grid. */
static bx_len give_at(const bx_prepared *p, int i, bx_len part)
{
    return i < p->label || is_grid(p) ? 0 : part;
}

static bx_len gap_part(const bx_prepared *p, const bx_cluster *c, int thousandths)
{
    return bx_len_scale(bx_cluster_style(p, c)->em, thousandths, MILLI);
}

/* The gap behind a cluster: as far as the sums have it giving way, */
static bx_len gap_give(const bx_prepared *p, int i)
{
    const bx_cluster *c = &p->clusters[i];
    if (c->gap_kind == BX_GAP_NONE) return 0;
    return give_at(p, i, c->gap - gap_part(p, c, bx_glue_gap(p, c).least));
}

/* and as far as they have it growing. */
static bx_len gap_growth(const bx_prepared *p, int i)
{
    const bx_cluster *c = &p->clusters[i];
    if (c->gap_kind == BX_GAP_NONE) return 0;
    return give_at(p, i, gap_part(p, c, bx_glue_gap(p, c).most) - c->gap);
}

bx_line_side bx_fit_start(const bx_prepared *p, int start, bool trim)
{
    const bx_position *sums = &p->positions[start];
    if (start == p->count) return (bx_line_side){.at = start};
    bx_len before = p->clusters[start].before;
    const bx_text_style *style = bx_cluster_style(p, &p->clusters[start]);
    return (bx_line_side){
        .at = start,
        .gaps = sums->gaps,
        /* clreq #h-compression_of_punctuation_marks_at_line_start */
        .reach = sums->reach + (trim && !is_grid(p) ? before : 0),
        .give = sums->give + give_at(p, start, before),
        .spaces = sums->spaces,
        .growth = sums->growth,
        .beside = sums->beside,
        .em = style->em,
        .most = bx_glue_most_gap(style),
    };
}

/* clreq #hanging_punctuation_marks_at_line_end: not behind another mark. */
static bx_len hang_of(const bx_prepared *p, int solid)
{
    const bx_cluster *last = &p->clusters[solid - 1];
    if (!p->rules->hang || solid < 2 || !bx_cluster_rule(last)->hang) return 0;
    if (bx_cluster_rule(last - 1)->white != BX_WHITE_NONE) return 0;
    return last->advance - last->after - bx_glue_tracking(p, solid - 1);
}

bx_line_side bx_fit_end(const bx_prepared *p, int end)
{
    int solid = p->positions[end].solid;
    if (solid == 0) return (bx_line_side){0};
    const bx_position *sums = &p->positions[solid];
    const bx_cluster *last = &p->clusters[solid - 1];
    bx_line_side side = {.at = solid,
                         .gaps = sums->gaps - (last->stretches ? 1 : 0),
                         .reach = sums->reach,
                         .give = sums->give,
                         .spaces = sums->spaces,
                         .growth = sums->growth - gap_growth(p, solid - 1),
                         .beside = sums->beside - give_at(p, solid - 1, bx_glue_beside(p, last)),
                         .hang = hang_of(p, solid)};
    side.give -= give_at(p, solid - 1, last->after) + gap_give(p, solid - 1);
    /* GB/T 15834-2011 5.1.10: the mark at the end takes half an em; on the fixed grid only when it must. */
    if (is_grid(p)) side.give += last->after;
    else side.reach -= last->after + last->gap + bx_glue_tracking(p, solid - 1);
    return side;
}

/* What reduction's steps may take between two sides: what the sums have as one, cluster by cluster. */
static void step_gives(const bx_prepared *p, int start, int solid, bx_len gives[BX_STEPS])
{
    const bx_cluster *first = &p->clusters[start], *last = &p->clusters[solid - 1];
    memset(gives, 0, BX_STEPS * sizeof *gives);
    for (int i = start; i < solid; i++) {
        const bx_cluster *c = &p->clusters[i];
        bx_len white = c->before + c->after;
        if (white != 0) gives[bx_cluster_rule(c)->shrink] += give_at(p, i, white);
        gives[BX_STEP_GAP] += gap_give(p, i);
    }
    gives[bx_cluster_rule(first)->shrink] -= give_at(p, start, first->before);
    gives[bx_cluster_rule(last)->shrink] -= give_at(p, solid - 1, last->after);
    gives[BX_STEP_GAP] -= gap_give(p, solid - 1);
    gives[BX_STEP_EDGE] = is_grid(p) ? last->after : 0;
}

bx_extent bx_fit_measure(const bx_prepared *p, int start, int end, bool trim)
{
    bx_line_side from = bx_fit_start(p, start, trim), to = bx_fit_end(p, end);
    return bx_fit_between(&from, &to);
}

/* A line under judgement. */
typedef struct range {
    const bx_prepared *p;
    const bx_line_side *start, *end;
} range;

/* Takes white step by step; what is still too much then stands out. */
static void squeeze(const range *r, bx_len need, bx_fit *fit)
{
    bx_len gives[BX_STEPS], em = r->start->em;
    step_gives(r->p, r->start->at, r->end->at, gives);
    for (int step = BX_STEP_EDGE; step < BX_STEPS && need > 0; step++) {
        bx_len all = gives[step], take = bx_len_min(need, all);
        if (take <= 0) continue;
        fit->squeezed[step] = take;
        need -= take;
        if (2 * take > all && step >= BX_STEP_BRACKET && step != BX_STEP_GAP) fit->is_tight = true;
        /* n marks that each lose the share f of their half em: n f f */
        int64_t taken = take * MILLI / em, whole = bx_len_max(1, all * MILLI / em);
        fit->cost += weight[step] * taken * taken / (whole * MILLI / 2);
    }
}

/* How gaps are opened. */
typedef struct opening {
    int64_t gap; /* each on the average, in 1/1000 em */
    bx_len beside;
    int64_t cost;
} opening;

static int64_t cost_of_gap(int64_t gap)
{
    return gap * gap * gap / OPENED;
}

int64_t bx_fit_widest_gap(int64_t cost)
{
    int64_t gap = 0;
    if (cost > BX_FIT_SPACED) cost -= BX_FIT_SPACED;
    if (cost_of_gap(WORST_GAP) < cost) return INT64_MAX;
    while (cost_of_gap(gap) < cost)
        gap++;
    return gap + 1; /* gaps are rounded down */
}

/* What is missing is shared by all gaps; a line without any stays open. */
static opening open_alike(const bx_line_side *start, const bx_line_side *end, bx_len missing)
{
    if (missing == 0 || start->em == 0) return (opening){0};
    int gaps = end->gaps - start->gaps;
    bx_len all = start->em * (gaps > 0 ? gaps : 1), more = missing - start->most * gaps;
    opening o = {.gap = bx_len_min(missing * MILLI / all, WORST_GAP)};
    bx_shortage shortage = bx_fit_shortage(start, end, missing);
    if (shortage == BX_SHORT_BARE) return (opening){.gap = 0, .cost = cost_of_gap(o.gap / BARE)};
    if (shortage == BX_SHORT_WIDENED) {
        /* where all have what they may, the share of half an em: up to nearly a parted number */
        int64_t share = more * MILLI / (end->beside - start->beside);
        o.beside = more;
        o.cost = cost_of_gap((missing - more) * MILLI / all) + WIDENED * share * share / MILLI;
        return o;
    }
    o.cost = cost_of_gap(o.gap);
    if (shortage == BX_SHORT_SPACED)
        o.cost += BX_FIT_SPACED + BX_FIT_SPACED / 100 * bx_len_min(more * MILLI / all, WORST_GAP);
    return o;
}

/* clreq, expansion: word spaces up to half an em, gaps up to theirs, then all gaps alike. */
static void open_up(const range *r, bx_len missing, bool spread, bx_fit *fit)
{
    bx_len spaces = r->end->spaces - r->start->spaces;
    bx_len growth = r->end->growth - r->start->growth;
    fit->spaces = bx_len_min(missing, spaces);
    fit->gap_growth = bx_len_min(missing - fit->spaces, growth);
    bx_len rest = missing - fit->spaces - fit->gap_growth;
    opening o = open_alike(r->start, r->end, rest);
    fit->is_open = spread ? fit->gaps == 0 : rest > r->start->em / BX_WIDEST * fit->gaps;
    fit->is_loose = o.gap * BX_LOOSE > MILLI;
    fit->cost += o.cost;
    if (spaces > 0) fit->cost += WIDENED * fit->spaces / spaces;
    if (growth > 0) fit->cost += WIDENED * fit->gap_growth / growth;
    fit->beside = o.beside;
    fit->opened = rest - o.beside;
    if (fit->is_open) fit->spaces = fit->gap_growth = fit->opened = fit->beside = 0;
}

void bx_fit_sides(const bx_prepared *p, const bx_line_side *start, const bx_line_side *end,
                  bx_line_way way, bx_len room, bx_fit *fit)
{
    *fit = (bx_fit){0};
    if (end->at <= start->at) return;
    range r = {p, start, end};
    bx_extent extent = bx_fit_between(start, end);
    bx_len rounding = end->at - start->at, need = extent.natural - room;
    if (need > rounding && extent.hang > 0) {
        fit->hung = extent.hang;
        need -= extent.hang;
    }
    fit->natural = room + need;
    fit->gaps = extent.gaps;
    if (need > rounding) squeeze(&r, need, fit);
    else if (need > 0 && fit->gaps > 0) fit->opened = -need;
    else if (need < 0 && way != BX_LINE_RAGGED && !is_grid(p))
        open_up(&r, -need, way == BX_LINE_SPREAD, fit);
}

void bx_fit_line(const bx_prepared *p, const bx_line_plan *plan, bx_len room, bx_fit *fit)
{
    bx_line_side start = bx_fit_start(p, plan->start, plan->trim), end = bx_fit_end(p, plan->end);
    bx_fit_sides(p, &start, &end, plan->way, room, fit);
}

bx_verdict bx_fit_judge(const bx_prepared *p, const bx_line_side *start, const bx_line_side *end,
                        bx_line_way way, bx_len room)
{
    bx_len missing = room - (end->reach - start->reach);
    bool plain = end->spaces == start->spaces && end->growth == start->growth && !is_grid(p);
    /* Most lines only open their gaps. */
    if (missing >= 0 && plain && end->at > start->at) {
        if (way == BX_LINE_RAGGED) return (bx_verdict){0};
        opening o = open_alike(start, end, missing);
        return (bx_verdict){o.cost, o.gap * BX_LOOSE > MILLI, false};
    }
    bx_fit fit;
    bx_fit_sides(p, start, end, way, room, &fit);
    return (bx_verdict){fit.cost, fit.is_loose, fit.is_tight};
}

/* What a share of white or growth is looked for in. */
typedef struct setting {
    const bx_prepared *p;
    int start, solid;
} setting;

/* White within the line that the step takes at cluster i. */
static bx_len white_at(const setting *r, int i, int step)
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
static bx_len growth_at(const setting *r, int i, bool of_space)
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
typedef enum measure_of { WHITE, SPACES, GAPS, BESIDE } measure_of;

static bx_len part_at(const setting *r, int i, measure_of kind, int step)
{
    if (kind == BESIDE)
        return i < r->p->label || i == r->solid - 1 ? 0 : bx_glue_beside(r->p, &r->p->clusters[i]);
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
static void share_out(const setting *r, bx_len amount, measure_of kind, int step, bx_spent *spent)
{
    bx_len whole = 0, left = amount;
    if (amount == 0) return;
    for (int i = r->start; i < r->solid; i++)
        whole += part_at(r, i, kind, step);
    BX_ASSERT(whole >= amount && whole > 0);
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
static void open_gaps(const setting *r, const bx_fit *fit, bx_spent *spent)
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

/* Where the clusters end that are not spaces; start when there is none. */
static int solid_end(const bx_prepared *p, int start, int end)
{
    int solid = p->positions[end].solid;
    return solid > start ? solid : start;
}

bx_len bx_fit_spend(const bx_prepared *p, const bx_line_plan *plan, const bx_fit *fit,
                    bx_spent *spent)
{
    setting r = {p, plan->start, solid_end(p, plan->start, plan->end)};
    for (int i = plan->start; i < plan->end; i++)
        spent[i - plan->start] = (bx_spent){.advance = i < r.solid ? p->clusters[i].advance : 0};
    if (r.solid == r.start) return 0;
    const bx_cluster *last = &p->clusters[r.solid - 1];
    if (plan->trim && !is_grid(p)) spent[0].cut = p->clusters[plan->start].before;
    spent[0].advance -= spent[0].cut;
    bx_len behind = last->after + last->gap + bx_glue_tracking(p, r.solid - 1);
    spent[r.solid - 1 - r.start].advance -= (is_grid(p) ? 0 : behind) + fit->hung;
    for (int step = BX_STEP_EDGE; step < BX_STEPS; step++)
        share_out(&r, fit->squeezed[step], WHITE, step, spent);
    share_out(&r, fit->spaces, SPACES, 0, spent);
    share_out(&r, fit->gap_growth, GAPS, 0, spent);
    share_out(&r, fit->beside, BESIDE, 0, spent);
    open_gaps(&r, fit, spent);
    bx_len sum = 0;
    for (int i = plan->start; i < plan->end; i++)
        sum += spent[i - plan->start].advance;
    return sum;
}
