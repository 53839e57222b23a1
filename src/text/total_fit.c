/*
 * Total fit (Knuth and Plass, Breaking Paragraphs into Lines, 1981) over the white of
 * fit.h. A node is a place where some line may end, with the least cost of the lines up
 * to it; from every place one looks back at the nodes from which a line could come. What
 * a line may cost depends on the line before, so a place has a node for each state of
 * that line, unless a state that promises nothing worse costs no more.
 *
 * Two rounds. The first takes only lines whose gaps stay below an eighth of an em: there
 * are some five such starts for every end, whatever the paragraph. Where that leads
 * nowhere, or a looser line might cost less, the second takes any line, but looks at no
 * more than WINDOW starts: both are linear. What is wider than a line may be torn at its last places; what has none stands
 * out, and the text goes on behind it.
 */
#include "text/breaker.h"

#include "base/ban.h"

enum {
    LOOSEST = 8,      /* first round: gaps up to em / LOOSEST */
    WINDOW = 64,      /* second round: starts looked at for an end */
    ENOUGH = 45000,   /* any line that only the second round takes costs more (fit.c) */
};

/* Of the line that ends at a node; ROW: the second loose one in a row, or a later one. */
typedef enum state { PLAIN, TIGHT, LOOSE, LOOSE_ROW, STATES } state;

typedef struct node {
    int at;       /* a line starts with this cluster */
    int from;     /* the node where the line before starts; -1: none */
    int64_t cost; /* of all lines before */
    state state;
} node;

typedef struct fitter {
    const bx_breaker *b;
    const uint8_t *torn; /* by cluster: a last place may end a line behind it; NULL: none */
    BX_VEC(node) nodes;  /* by `at` */
    int head;            /* the first node from which a line can still come */
    bool is_strict;      /* the first round */
    node best[STATES];
} fitter;

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

static bx_status push_node(fitter *f, node fresh)
{
    node *slot = BX_VEC_PUSH(f->b->scratch, &f->nodes);
    BX_TRY_NEW(slot);
    *slot = fresh;
    return BX_OK;
}

static void offer(fitter *f, const node *candidate)
{
    node *best = &f->best[candidate->state];
    if (candidate->cost < best->cost) *best = *candidate;
}

static void clear_best(fitter *f)
{
    for (int i = 0; i < STATES; i++)
        f->best[i].cost = INT64_MAX;
}

/* Behind a plain line nothing is worse than behind others, behind a loose one nothing worse than behind a row. */
static bx_status keep_best(fitter *f)
{
    for (int i = 0; i < STATES; i++) {
        bool beaten = i > PLAIN && f->best[i].cost >= f->best[PLAIN].cost;
        beaten = beaten || (i == LOOSE_ROW && f->best[i].cost >= f->best[LOOSE].cost);
        if (f->best[i].cost < INT64_MAX && !beaten) BX_TRY(push_node(f, f->best[i]));
    }
    return BX_OK;
}

static state state_behind(const node *start, const bx_fit *fit)
{
    if (!fit->is_loose) return fit->is_tight ? TIGHT : PLAIN;
    return start->state == LOOSE || start->state == LOOSE_ROW ? LOOSE_ROW : LOOSE;
}

static unsigned faults_between(const node *start, const bx_fit *fit)
{
    if (fit->is_loose && start->state == LOOSE_ROW) return BX_FAULT_LOOSE_3;
    bool contrast = fit->is_loose ? start->state == TIGHT : fit->is_tight && start->state >= LOOSE;
    return contrast ? BX_FAULT_CONTRAST : BX_FAULT_NONE;
}

/* The line from a node to `end`; false when it is no line for this round, *too_loose when the later ones are neither. */
static bool judge(const fitter *f, int from, int end, node *next, bool *too_loose)
{
    const bx_prepared *p = f->b->p;
    const node *start = &f->nodes.items[from];
    bx_line_plan plan = bx_line_open(f->b, start->at);
    bx_len room = bx_line_room(f->b, &plan);
    bool is_last = end == p->count;
    plan.end = end;
    plan.fill = !is_last;
    bx_extent extent = bx_fit_measure(p, plan.start, end, plan.trim);
    if (!bx_width_fits(extent.least, room, end - plan.start)) return false;
    bx_len missing = room - extent.natural;
    *too_loose =
        f->is_strict && !is_last && missing * LOOSEST > bx_em_at(p, plan.start) * extent.gaps;
    if (*too_loose) return false;
    bx_fit fit;
    bx_fit_from(p, &plan, room, &extent, &fit);
    unsigned faults = bx_line_faults(p, plan.start, end) | faults_between(start, &fit);
    *next = (node){.at = end,
                   .from = from,
                   .cost = start->cost + fit.cost + bx_fault_penalty(faults),
                   .state = state_behind(start, &fit)};
    return true;
}

/* Drops the nodes at the head whose line to `end` would be too wide. */
static void drop_full(fitter *f, int end)
{
    const bx_prepared *p = f->b->p;
    for (; f->head < f->nodes.count; f->head++) {
        bx_line_plan plan = bx_line_open(f->b, f->nodes.items[f->head].at);
        bx_extent extent = bx_fit_measure(p, plan.start, end, plan.trim);
        if (bx_width_fits(extent.least, bx_line_room(f->b, &plan), end - plan.start)) return;
    }
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
    unsigned faults = BX_FAULT_WIDE | bx_line_faults(f->b->p, f->nodes.items[from].at, end);
    return push_node(f, (node){.at = end,
                               .from = from,
                               .cost = f->nodes.items[from].cost + bx_fault_penalty(faults)});
}

/* One round; *found is false when it came to a place that no line reaches. */
static bx_status run_round(fitter *f, bool is_strict, bool *found)
{
    f->is_strict = is_strict;
    f->nodes.count = f->head = 0;
    *found = false;
    BX_TRY(push_node(f, (node){.from = -1}));
    for (int end = 1; end <= f->b->p->count; end++) {
        if (!may_end(f, end)) continue;
        drop_full(f, end);
        if (f->head == f->nodes.count) {
            if (is_strict) return BX_OK;
            BX_TRY(stand_out(f, end));
            continue;
        }
        clear_best(f);
        int stop = f->nodes.count, most = is_strict ? stop : f->head + WINDOW;
        bool too_loose = false;
        for (int k = f->head; k < stop && k < most && !too_loose; k++) {
            node next;
            if (judge(f, k, end, &next, &too_loose)) offer(f, &next);
        }
        BX_TRY(keep_best(f));
    }
    *found = f->nodes.items[f->nodes.count - 1].at == f->b->p->count;
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
        plan.fill = plan.end < b->p->count;
        b->plans.items[--count] = plan;
    }
    return BX_OK;
}

bx_status bx_total_fit(bx_breaker *b)
{
    if (b->p->count == 0) return BX_OK;
    fitter f = {.b = b};
    bool found = false;
    BX_TRY(find_torn(&f));
    if (!f.torn) BX_TRY(run_round(&f, true, &found));
    if (!found || f.nodes.items[cheapest_last(&f)].cost > ENOUGH) BX_TRY(run_round(&f, false, &found));
    BX_ASSERT(found);
    return take_lines(&f, b);
}
