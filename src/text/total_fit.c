/*
 * Total fit (Knuth and Plass, Breaking Paragraphs into Lines, 1981) over the white of
 * fit.h. First fit goes first: what it costs is the limit, and where that is nothing there
 * is nothing to be won. Then, for every place, one looks back at the nodes, the places
 * where some line may end, and keeps the cheapest way there. What a line may cost depends
 * on the line before, so a place has a node for each state of that line.
 *
 * The limit makes it quick without making it wrong, as costs are never below zero: no way
 * is followed that costs as much, and so no line is looked at whose gaps alone would. Of
 * starts that are left for a place no more than WINDOW are tried, so that a paragraph of
 * bad lines takes linear time, too. Words wider than a line may be torn at their last
 * places; what has none stands out, and the text goes on behind it.
 */
#include "text/total_fit.h"

#include "text/breaker.h"
#include "text/first_fit.h"

#include "base/ban.h"

enum {
    WINDOW = 64,
    MILLI = 1000,
};

/* Of the line that ends at a node; ROW: the second loose one in a row, or a later one. */
typedef enum state { PLAIN, TIGHT, LOOSE, LOOSE_ROW, STATES } state;

typedef struct node {
    int at;      /* a line starts with this cluster */
    bx_len room; /* that it has */
    bx_line_side start;
    int from;     /* the node where the line before starts; -1: none */
    int64_t cost; /* of all lines before */
    state state;
} node;

/* The best line to a place that leaves one state. */
typedef struct offer {
    int64_t cost;
    int from; /* node */
} offer;

typedef struct fitter {
    const bx_breaker *b;
    const uint8_t *torn; /* by cluster: a last place may end a line behind it; NULL: none */
    BX_VEC(node) nodes;  /* by `at` */
    int head, tail;      /* the nodes from which a line to the next place can come */
    int64_t limit;       /* ways that cost as much are of no use */
    int64_t widest;      /* gaps that cost more are wider, in 1/1000 em */
    offer best[STATES];
} fitter;

/* The place that lines are to reach. */
typedef struct goal {
    int end;
    bool is_last;
    unsigned faults; /* of ending a line there */
    bx_line_side side;
} goal;

static state state_behind(state before, const bx_verdict *line)
{
    if (!line->is_loose) return line->is_tight ? TIGHT : PLAIN;
    return before == LOOSE || before == LOOSE_ROW ? LOOSE_ROW : LOOSE;
}

static unsigned faults_between(state before, const bx_verdict *line)
{
    if (line->is_loose && before == LOOSE_ROW) return BX_FAULT_LOOSE_3;
    bool contrast = line->is_loose ? before == TIGHT : line->is_tight && before >= LOOSE;
    return contrast ? BX_FAULT_CONTRAST : BX_FAULT_NONE;
}

/* What the lines of the first fit cost. */
static int64_t cost_of_plans(const bx_breaker *b)
{
    state before = PLAIN;
    int64_t cost = 0;
    for (int i = 0; i < b->plans.count; i++) {
        const bx_line_plan *plan = &b->plans.items[i];
        bx_len room = bx_line_room(b, plan);
        bx_line_side start = bx_fit_start(b->p, plan->start, plan->trim);
        bx_line_side end = bx_fit_end(b->p, plan->end);
        bx_extent extent = bx_fit_between(&start, &end);
        unsigned faults = bx_line_faults(b->p, plan->start, plan->end);
        bx_verdict line = bx_fit_judge(b->p, &start, &end, plan->way, room);
        bool fits = bx_width_fits(extent.least, room, plan->end - plan->start);
        if (!fits) line.is_tight = false; /* it has worse faults */
        if (!fits) faults |= BX_FAULT_WIDE;
        faults |= faults_between(before, &line);
        cost += line.cost + bx_fault_penalty(faults);
        before = state_behind(before, &line);
    }
    return cost;
}

/* The last places of pieces that no line can hold may be used. */
static bx_status find_torn(fitter *f)
{
    const bx_breaker *b = f->b;
    const bx_prepared *p = b->p;
    bx_len room = b->measure->width - bx_len_max(b->measure->rest, b->measure->first);
    uint8_t *torn = NULL;
    for (int start = 0, end = 1; end <= p->count; end++) {
        if (bx_place_at(p, end) < BX_PLACE_POOR) continue;
        bx_extent extent = bx_fit_measure(p, start, end, true);
        if (!bx_width_fits(extent.least, room, end - start)) {
            if (!torn) torn = BX_NEW_ARRAY(b->scratch, uint8_t, p->count);
            BX_TRY_NEW(torn);
            for (int i = start; i < end - 1; i++)
                torn[i] = p->clusters[i].place == BX_PLACE_LAST;
        }
        start = end;
    }
    f->torn = torn;
    return BX_OK;
}

static bool may_end(const fitter *f, int end)
{
    return bx_place_at(f->b->p, end) >= BX_PLACE_POOR || (f->torn && f->torn[end - 1]);
}

static bx_status push_node(fitter *f, int at, const offer *way, state behind)
{
    node *fresh = BX_VEC_PUSH(f->b->scratch, &f->nodes);
    BX_TRY_NEW(fresh);
    fresh->at = at;
    fresh->from = way->from;
    fresh->cost = way->cost;
    fresh->state = behind;
    if (at == f->b->p->count) return BX_OK;
    bx_line_plan plan = bx_line_open(f->b, at);
    fresh->room = bx_line_room(f->b, &plan);
    fresh->start = bx_fit_start(f->b->p, at, plan.trim);
    return BX_OK;
}

/* Behind a plain line nothing is worse than behind others, behind a loose one nothing worse than behind a row. */
static bx_status keep_best(fitter *f, int at)
{
    for (int i = 0; i < STATES; i++) {
        const offer *best = &f->best[i];
        bool beaten = i > PLAIN && best->cost >= f->best[PLAIN].cost;
        beaten = beaten || (i == LOOSE_ROW && best->cost >= f->best[LOOSE].cost);
        if (best->cost < f->limit && !beaten) BX_TRY(push_node(f, at, best, (state)i));
    }
    return BX_OK;
}

static bool reaches(const node *start, const goal *to)
{
    bx_extent extent = bx_fit_between(&start->start, &to->side);
    return bx_width_fits(extent.least, start->room, to->end - start->at);
}

/* Its gaps alone would cost the limit; so would those of lines from later starts. */
static bool is_too_loose(const fitter *f, const node *start, const goal *to)
{
    const bx_line_side *from = &start->start, *side = &to->side;
    bx_len missing = start->room - (side->reach - from->reach);
    missing -= side->spaces - from->spaces + side->growth - from->growth;
    if (to->is_last) return false;
    bx_shortage shortage = bx_fit_shortage(from, side, missing);
    if (shortage == BX_SHORT_SPACED && f->limit <= BX_FIT_SPACED) return true;
    if (shortage == BX_SHORT_WIDENED || shortage == BX_SHORT_BARE || f->widest == INT64_MAX)
        return false;
    return missing * MILLI > f->widest * from->em * (side->gaps - from->gaps);
}

/* Weighs the line from node `from` against those that were offered before. */
static void weigh(fitter *f, int from, const goal *to)
{
    const node *start = &f->nodes.items[from];
    bx_line_way way = to->is_last ? BX_LINE_RAGGED : BX_LINE_FILLED;
    bx_verdict line = bx_fit_judge(f->b->p, &start->start, &to->side, way, start->room);
    unsigned faults = to->faults | faults_between(start->state, &line);
    if (to->is_last) faults |= bx_line_faults(f->b->p, start->at, to->end);
    int64_t cost = start->cost + line.cost + (faults ? bx_fault_penalty(faults) : 0);
    offer *best = &f->best[state_behind(start->state, &line)];
    if (cost < best->cost) *best = (offer){cost, from};
}

/* The window of nodes moves on: at its head lines become too wide, at its tail no longer too loose. */
static void move_window(fitter *f, const goal *to)
{
    const node *nodes = f->nodes.items;
    while (f->head < f->nodes.count && !reaches(&nodes[f->head], to))
        f->head++;
    if (f->tail < f->head) f->tail = f->head;
    while (f->tail < f->nodes.count && f->tail < f->head + WINDOW &&
           !is_too_loose(f, &nodes[f->tail], to))
        f->tail++;
}

/*
 * The best nodes at a place that some line reaches. The emptiest lines come first: they only
 * open gaps. A start that costs more than a whole plain line there is not looked at.
 */
static bx_status reach(fitter *f, const goal *to)
{
    for (int i = 0; i < STATES; i++)
        f->best[i].cost = f->limit;
    for (int k = f->tail - 1; k >= f->head; k--) {
        const node *start = &f->nodes.items[k];
        if (start->cost < f->best[PLAIN].cost && reaches(start, to)) weigh(f, k, to);
    }
    return keep_best(f, to->end);
}

/* The cheapest of the last nodes, which are all of one place. */
static int cheapest_last(const fitter *f)
{
    const node *nodes = f->nodes.items;
    int last = f->nodes.count - 1, best = last;
    for (int i = last; i >= 0 && nodes[i].at == nodes[last].at; i--)
        if (nodes[i].cost < nodes[best].cost) best = i;
    return best;
}

/* A piece that fits no line: it stands out on a line of its own. */
static bx_status stand_out(fitter *f, int end)
{
    int from = cheapest_last(f);
    const node *start = &f->nodes.items[from];
    unsigned faults = BX_FAULT_WIDE | bx_line_faults(f->b->p, start->at, end);
    offer way = {start->cost + bx_fault_penalty(faults), from};
    return way.cost < f->limit ? push_node(f, end, &way, PLAIN) : BX_OK;
}

/* Finds all that costs less than the limit; *found is false when no way leads to the end. */
static bx_status find_ways(fitter *f, bool *found)
{
    const bx_prepared *p = f->b->p;
    BX_TRY(push_node(f, 0, &(offer){0, -1}, PLAIN));
    for (int end = 1; end <= p->count; end++) {
        if (!may_end(f, end)) continue;
        goal to = {.end = end, .is_last = end == p->count, .side = bx_fit_end(p, end)};
        if (!to.is_last) to.faults = bx_line_faults(p, 0, end);
        move_window(f, &to);
        bool stuck = f->head == f->nodes.count;
        int count = f->nodes.count;
        BX_TRY(stuck ? stand_out(f, end) : reach(f, &to));
        if (stuck && f->nodes.count == count) break;
    }
    *found = f->nodes.items[f->nodes.count - 1].at == p->count;
    return BX_OK;
}

/* The lines up to the end are found backwards. */
static bx_status take_lines(const fitter *f, bx_breaker *b)
{
    const node *nodes = f->nodes.items;
    int best = cheapest_last(f), count = 0;
    for (int i = best; nodes[i].from >= 0; i = nodes[i].from)
        count++;
    b->plans.count = 0;
    for (int i = 0; i < count; i++)
        BX_TRY(bx_line_push(b, (bx_line_plan){0}));
    for (int i = best; nodes[i].from >= 0; i = nodes[i].from) {
        bx_line_plan plan = bx_line_open(b, nodes[nodes[i].from].at);
        plan.end = nodes[i].at;
        plan.way = plan.end < b->p->count ? BX_LINE_FILLED : BX_LINE_RAGGED;
        b->plans.items[--count] = plan;
    }
    return BX_OK;
}

bx_status bx_total_fit(bx_breaker *b)
{
    fitter f = {.b = b};
    bool found = false;
    BX_TRY(bx_first_fit(b));
    f.limit = cost_of_plans(b);
    if (f.limit == 0) return BX_OK;
    f.widest = bx_fit_widest_gap(f.limit);
    if (f.limit >= bx_fault_penalty(BX_FAULT_TORN)) BX_TRY(find_torn(&f));
    BX_TRY(find_ways(&f, &found));
    return found ? take_lines(&f, b) : BX_OK;
}
