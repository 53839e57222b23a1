/*
 * First fit, by the procedure of clreq #procedures_for_inter-character_spacing_reduction:
 * a line is filled to the measure; where it may not end there, it is pushed in (white is
 * spent until the next place fits), else pushed out (it ends at the place before and is
 * widened). A poorer place is taken only when the better one before it would open gaps so far
 * that they read as spaces. What surely fits is leapt over, so few clusters of a line are
 * looked at, each for at most two lines: linear.
 */
#include "text/first_fit.h"

#include "text/breaker.h"

#include "base/ban.h"

/* Ends of a line that starts somewhere: 0 when there is none. */
typedef struct ends {
    int fit;                      /* the last cluster place that fits, whatever it is worth */
    int of[BX_PLACE_GOOD + 1];    /* the last place of each worth that fits */
    int in_of[BX_PLACE_GOOD + 1]; /* the first behind these that fits when white is spent */
    int last, last_in;            /* of all worths but none, likewise */
    int next;                     /* the first place of any worth that does not fit at all */
} ends;

/*
 * The last end up to which every one fits; the line's start when none is sure to. Amid the text
 * a range is never narrower than as a line, where white at its edges goes.
 */
static int last_sure(const bx_breaker *b, int start, bx_len room)
{
    const bx_position *sums = b->p->positions;
    bx_len limit = sums[start].reach + room;
    int sure = start, step = 1;
    while (sure + step <= b->p->count && sums[sure + step].reach <= limit) {
        sure += step;
        step *= 2;
    }
    for (; step > 0; step /= 2)
        if (sure + step <= b->p->count && sums[sure + step].reach <= limit) sure += step;
    return sure;
}

/* Of places that are sure to fit those from the last good one on: no other is chosen. */
static ends ends_before(const bx_breaker *b, int start, int sure)
{
    ends e = {.fit = sure > start ? sure : 0};
    for (int end = sure; end > start && e.of[BX_PLACE_GOOD] == 0; end--) {
        bx_place_kind place = bx_place_at(b->p, end);
        if (e.of[place] == 0) e.of[place] = end;
        if (place >= BX_PLACE_LAST && e.last == 0) e.last = end;
    }
    return e;
}

static ends find_ends(const bx_breaker *b, const bx_line_plan *plan)
{
    const bx_prepared *p = b->p;
    bx_len room = bx_line_room(b, plan);
    int sure = last_sure(b, plan->start, room);
    ends e = ends_before(b, plan->start, sure);
    bx_line_side start = bx_fit_start(p, plan->start, plan->trim);
    for (int end = sure + 1; end <= p->count; end++) {
        bx_line_side side = bx_fit_end(p, end);
        bx_extent extent = bx_fit_between(&start, &side);
        bx_place_kind place = bx_place_at(p, end);
        int clusters = end - plan->start;
        if (bx_width_fits(extent.natural, room, clusters)) {
            e.fit = end;
            e.of[place] = end;
            if (place >= BX_PLACE_LAST) e.last = end;
            continue;
        }
        bool squeezed = bx_width_fits(extent.least, room, clusters);
        if (!squeezed && (e.last > 0 || e.last_in > 0)) break;
        if (squeezed && place >= BX_PLACE_LAST && e.last_in == 0) e.last_in = end;
        if (squeezed && e.in_of[place] == 0) e.in_of[place] = end;
        if (!squeezed && place >= BX_PLACE_LAST) e.next = end;
        if (e.in_of[BX_PLACE_GOOD] > 0 || e.next > 0) break;
    }
    return e;
}

/* Whether a line that ends there would have gaps that read as spaces; a ragged one has none. */
static bool is_spaced(const bx_breaker *b, const bx_line_plan *plan, int end)
{
    if (b->measure->justify != BX_JUSTIFY || b->p->rules->school == BX_SCHOOL_GRID) return false;
    bx_line_side start = bx_fit_start(b->p, plan->start, plan->trim);
    bx_line_side side = bx_fit_end(b->p, end);
    bx_len missing = bx_line_room(b, plan) - bx_fit_between(&start, &side).natural;
    missing -= side.spaces - start.spaces + side.growth - start.growth;
    return bx_fit_shortage(&start, &side, missing) == BX_SHORT_SPACED;
}

/* Whether what follows the place up to the next one is wider than any line. */
static bool is_overlong(const bx_breaker *b, int start)
{
    bx_len room = b->measure->width - b->measure->rest;
    for (int end = start + 1; end <= b->p->count; end++) {
        bx_extent extent = bx_fit_measure(b->p, start, end, true);
        if (!bx_width_fits(extent.least, room, end - start)) return true;
        if (bx_place_at(b->p, end) >= BX_PLACE_POOR) return false;
    }
    return false;
}

/* The end among the places that are worth something, the best first; 0 for none. */
static int choose_place(const bx_breaker *b, const bx_line_plan *plan, const ends *e)
{
    int end = 0; /* of this worth or better */
    for (int place = BX_PLACE_GOOD; place >= BX_PLACE_POOR; place--) {
        if (e->of[place] > end) end = e->of[place];
        if (end > 0 && end == e->fit) return end;
        if (e->in_of[place] > 0) return e->in_of[place];
        if (end > 0 && !is_spaced(b, plan, end)) return end;
    }
    return end;
}

static int choose_end(const bx_breaker *b, const bx_line_plan *plan)
{
    ends e = find_ends(b, plan);
    if (e.fit == b->p->count) return e.fit;
    int end = choose_place(b, plan, &e);
    /* What no line can hold is torn anyway: so it starts here, where there is room. */
    if (end > 0 && (e.last <= end || !is_overlong(b, end))) return end;
    if (e.last > 0 || e.last_in > 0) return e.last > 0 ? e.last : e.last_in;
    if (b->measure->tears) return e.fit > plan->start ? e.fit : plan->start + 1;
    return e.next > 0 ? e.next : b->p->count;
}

static bx_status break_all(bx_breaker *b)
{
    for (int start = 0; start < b->p->count;) {
        bx_line_plan plan = bx_line_open(b, start);
        plan.end = choose_end(b, &plan);
        bool fills = b->measure->justify == BX_JUSTIFY && plan.end < b->p->count;
        plan.way = fills ? BX_LINE_FILLED : BX_LINE_RAGGED;
        BX_TRY(bx_line_push(b, plan));
        start = plan.end;
    }
    return BX_OK;
}

/*
 * clreq #adjustments_of_orphans_and_widows: the last line is not one hanzi. The line
 * above takes it in when its white suffices, or else gives one more character down,
 * unless its gaps could not be widened so far or it would be the shorter of the two.
 */
static void mend_orphan(bx_breaker *b)
{
    int count = b->plans.count;
    if (count < 2 || !bx_line_is_orphan(b->p, b->plans.items[count - 1].start, b->p->count)) return;
    bx_line_plan *above = &b->plans.items[count - 2], *last = above + 1;
    bx_extent whole = bx_fit_measure(b->p, above->start, last->end, above->trim);
    if (bx_width_fits(whole.least, bx_line_room(b, above), last->end - above->start)) {
        above->end = last->end;
        above->way = BX_LINE_RAGGED;
        b->plans.count--;
        return;
    }
    int end = above->end - 1;
    while (end > above->start && bx_place_at(b->p, end) != BX_PLACE_GOOD)
        end--;
    bool shorter = end - above->start < last->end - end;
    bx_extent more = bx_fit_measure(b->p, end, last->end, last->trim);
    if (!bx_width_fits(more.least, bx_line_room(b, last), last->end - end)) return;
    if (end == above->start || shorter || is_spaced(b, above, end)) return;
    above->end = end;
    last->start = end;
}

bx_status bx_first_fit(bx_breaker *b)
{
    bx_justify justify = b->measure->justify;
    b->plans.count = 0;
    BX_TRY(break_all(b));
    if (justify == BX_JUSTIFY || justify == BX_FLUSH_START) mend_orphan(b);
    return BX_OK;
}
