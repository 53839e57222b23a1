/*
 * First fit, by the procedure of clreq #procedures_for_inter-character_spacing_reduction:
 * a line is filled to the measure; where it may not end there, it is pushed in (white is
 * spent until the next place fits), else pushed out (it ends at the place before and is
 * widened). A poor place is taken only when the good one before it would open gaps of
 * more than a tenth of an em. Each cluster is looked at for at most two lines: linear.
 */
#include "text/first_fit.h"

#include "text/breaker.h"

#include "base/ban.h"

enum { TOO_LOOSE = 10 }; /* em / TOO_LOOSE: from here on a poor place is the better one */

/* Ends of a line that starts somewhere: 0 when there is none. */
typedef struct ends {
    int fit;              /* the last cluster place that fits, whatever it is worth */
    int good, poor, last; /* the last place of its worth or better that fits */
    /* the first behind the fitting ones that fits when white is spent */
    int good_in, poor_in, last_in;
    int next; /* the first place of any worth that does not fit at all */
} ends;

static ends find_ends(const bx_breaker *b, const bx_line_plan *plan)
{
    const bx_prepared *p = b->p;
    bx_len room = bx_line_room(b, plan);
    ends e = {0};
    for (int end = plan->start + 1; end <= p->count; end++) {
        bx_extent extent = bx_fit_measure(p, plan->start, end, plan->trim);
        bx_place_kind place = bx_place_at(p, end);
        int clusters = end - plan->start;
        if (bx_width_fits(extent.natural, room, clusters)) {
            e.fit = end;
            if (place >= BX_PLACE_GOOD) e.good = end;
            if (place >= BX_PLACE_POOR) e.poor = end;
            if (place >= BX_PLACE_LAST) e.last = end;
            continue;
        }
        bool squeezed = bx_width_fits(extent.least, room, clusters);
        if (!squeezed && (e.last > 0 || e.last_in > 0)) break;
        if (squeezed && place >= BX_PLACE_LAST && e.last_in == 0) e.last_in = end;
        if (squeezed && place >= BX_PLACE_POOR && e.poor_in == 0) e.poor_in = end;
        if (squeezed && place >= BX_PLACE_GOOD) e.good_in = end;
        if (!squeezed && place >= BX_PLACE_LAST) e.next = end;
        if (e.good_in > 0 || e.next > 0) break;
    }
    return e;
}

/* Whether a line that ends there would have gaps of more than em / share; a ragged one has none. */
static bool is_wider(const bx_breaker *b, const bx_line_plan *plan, int end, int share)
{
    if (b->measure->justify != BX_JUSTIFY || b->p->rules->school == BX_SCHOOL_GRID) return false;
    bx_extent extent = bx_fit_measure(b->p, plan->start, end, plan->trim);
    bx_len missing = bx_line_room(b, plan) - extent.natural;
    return missing > extent.gaps * (bx_em_at(b->p, plan->start) / share);
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

/* The end among the places that are worth something; 0 for none. */
static int choose_place(const bx_breaker *b, const bx_line_plan *plan, const ends *e)
{
    if (e->fit > 0 && e->good == e->fit) return e->good;
    if (e->good_in > 0) return e->good_in;
    if (e->good > 0 && !is_wider(b, plan, e->good, TOO_LOOSE)) return e->good;
    if (e->poor > 0 && e->poor == e->fit) return e->poor;
    return e->poor_in > 0 ? e->poor_in : e->poor;
}

static int choose_end(const bx_breaker *b, const bx_line_plan *plan)
{
    ends e = find_ends(b, plan);
    if (e.fit == b->p->count) return e.fit;
    int end = choose_place(b, plan, &e);
    /* What no line can hold is torn anyway: so it starts here, where there is room. */
    if (end > 0 && (e.last <= end || !is_overlong(b, end))) return end;
    if (e.last > 0 || e.last_in > 0) return e.last > 0 ? e.last : e.last_in;
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
    if (end == above->start || shorter || is_wider(b, above, end, BX_WIDEST)) return;
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
