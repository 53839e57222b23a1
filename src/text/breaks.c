/*
 * First fit, by the procedure of clreq #procedures_for_inter-character_spacing_reduction:
 * a line is filled to the measure; where it may not end there, it is pushed in (white is
 * spent until the next place fits), else pushed out (it ends at the place before and is
 * widened). A poor place is taken only when the good one before it would open gaps of
 * more than a tenth of an em. Each cluster is looked at for at most two lines: linear.
 */
#include "text/breaks.h"

#include "base/vec.h"
#include "text/glue.h"
#include "text/prepared.h"
#include "text/set_line.h"

#include "base/ban.h"

/*
 * Gaps wider than em / LOOSE are flagged as loose; beyond em / WIDEST a line is better left
 * unjustified, so that is where even a last line of one hanzi has to stay.
 */
enum { LOOSE = 10, WIDEST = 2 };

typedef struct breaker {
    const bx_prepared *p;
    const bx_measure *measure;
    BX_VEC(bx_line_plan) plans;
} breaker;

/* Ends of a line that starts somewhere: 0 when there is none. */
typedef struct ends {
    int fit;              /* the last cluster place that fits, whatever it is worth */
    int good, poor, last; /* the last place of its worth or better that fits */
    /* the first behind the fitting ones that fits when white is spent */
    int good_in, poor_in, last_in;
    int next; /* the first place of any worth that does not fit at all */
} ends;

static bx_place_kind place_at(const bx_prepared *p, int end)
{
    return (bx_place_kind)p->clusters[end - 1].place;
}

static bx_len em_at(const bx_prepared *p, int cluster)
{
    return bx_cluster_style(p, &p->clusters[cluster])->em;
}

static bx_line_plan open_line(const breaker *b, int start)
{
    const bx_measure *m = b->measure;
    return (bx_line_plan){
        .start = start,
        .indent = start == 0 ? m->first : m->rest,
        /* Opening marks are trimmed at line starts; not behind a first-line indent, whose
           two characters are counted to the mark's em (clreq #h-compression). */
        .trim = start > 0 || m->justify == BX_FLUSH_CENTER || m->first == 0,
    };
}

static bx_len room_of(const breaker *b, const bx_line_plan *plan)
{
    return b->measure->width - plan->indent;
}

/* An advance is rounded to the unit: so each cluster may be off by one. */
static bool fits(bx_len width, bx_len room, int clusters)
{
    return width <= room + clusters;
}

static ends find_ends(const breaker *b, const bx_line_plan *plan)
{
    const bx_prepared *p = b->p;
    bx_len room = room_of(b, plan);
    ends e = {0};
    for (int end = plan->start + 1; end <= p->count; end++) {
        bx_extent extent = bx_glue_measure(p, plan->start, end, plan->trim);
        bx_place_kind place = place_at(p, end);
        int clusters = end - plan->start;
        if (fits(extent.natural, room, clusters)) {
            e.fit = end;
            if (place >= BX_PLACE_GOOD) e.good = end;
            if (place >= BX_PLACE_POOR) e.poor = end;
            if (place >= BX_PLACE_LAST) e.last = end;
            continue;
        }
        bool squeezed = fits(extent.least, room, clusters);
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
static bool is_wider(const breaker *b, const bx_line_plan *plan, int end, int share)
{
    if (b->measure->justify != BX_JUSTIFY) return false;
    bx_extent extent = bx_glue_measure(b->p, plan->start, end, plan->trim);
    bx_len missing = room_of(b, plan) - extent.natural;
    return missing > extent.gaps * (em_at(b->p, plan->start) / share);
}

/* Whether what follows the place up to the next one is wider than any line. */
static bool is_overlong(const breaker *b, int start)
{
    bx_len room = b->measure->width - b->measure->rest;
    for (int end = start + 1; end <= b->p->count; end++) {
        bx_extent extent = bx_glue_measure(b->p, start, end, true);
        if (!fits(extent.least, room, end - start)) return true;
        if (place_at(b->p, end) >= BX_PLACE_POOR) return false;
    }
    return false;
}

/* The end among the places that are worth something; 0 for none. */
static int choose_place(const breaker *b, const bx_line_plan *plan, const ends *e)
{
    if (e->fit > 0 && e->good == e->fit) return e->good;
    if (e->good_in > 0) return e->good_in;
    if (e->good > 0 && !is_wider(b, plan, e->good, LOOSE)) return e->good;
    if (e->poor > 0 && e->poor == e->fit) return e->poor;
    return e->poor_in > 0 ? e->poor_in : e->poor;
}

static int choose_end(const breaker *b, const bx_line_plan *plan)
{
    ends e = find_ends(b, plan);
    if (e.fit == b->p->count) return e.fit;
    int end = choose_place(b, plan, &e);
    /* What no line can hold is torn anyway: so it starts here, where there is room. */
    if (end > 0 && (e.last <= end || !is_overlong(b, end))) return end;
    if (e.last > 0 || e.last_in > 0) return e.last > 0 ? e.last : e.last_in;
    return e.next > 0 ? e.next : b->p->count;
}

static bx_status push_plan(breaker *b, bx_arena *arena, bx_line_plan plan)
{
    bx_line_plan *fresh = BX_VEC_PUSH(arena, &b->plans);
    BX_TRY_NEW(fresh);
    *fresh = plan;
    return BX_OK;
}

static bx_status break_all(breaker *b, bx_arena *arena)
{
    for (int start = 0; start < b->p->count;) {
        bx_line_plan plan = open_line(b, start);
        plan.end = choose_end(b, &plan);
        plan.fill = b->measure->justify == BX_JUSTIFY && plan.end < b->p->count;
        BX_TRY(push_plan(b, arena, plan));
        start = plan.end;
    }
    return BX_OK;
}

/* The lines at a narrower measure than the caller's. */
static bx_status break_within(breaker *b, bx_arena *arena, bx_len width)
{
    const bx_measure *own = b->measure;
    bx_measure narrow = *own;
    narrow.width = width;
    b->measure = &narrow;
    b->plans.count = 0;
    bx_status status = break_all(b, arena);
    b->measure = own;
    return status;
}

/*
 * A centred text of several lines has lines of like length, none of a single character.
 * The least measure that needs no more lines than the given one is found by halving; an
 * eighth of an em more or less makes no difference to the eye.
 */
static bx_status balance(breaker *b, bx_arena *arena)
{
    int count = b->plans.count;
    if (count < 2) return BX_OK;
    bx_len fits = b->measure->width, fails = bx_prepared_widest_piece(b->p) - 1;
    bx_len step = em_at(b->p, 0) / 8;
    while (fits - fails > step) {
        bx_len middle = fails + (fits - fails) / 2;
        BX_TRY(break_within(b, arena, middle));
        if (b->plans.count > count) fails = middle;
        else fits = middle;
    }
    return break_within(b, arena, fits);
}

/* A mark that may start no line, and finds room beside the cluster it follows. */
static bool hangs(const breaker *b, const bx_line_plan *plan)
{
    const bx_class_rule *rule = bx_cluster_rule(&b->p->clusters[plan->end]);
    if (rule->kind != BX_KIND_MARK || rule->white != BX_WHITE_AFTER) return false;
    bx_extent both = bx_glue_measure(b->p, plan->start, plan->end + 1, plan->trim);
    return both.natural <= room_of(b, plan);
}

/*
 * One cluster a line. A space belongs to the line before it, and so does a mark that may not
 * start a line (GB/T 15834-2011 5.1.1 to 5.1.3): it hangs beside a cluster that stays centred.
 */
static bx_status stack_all(breaker *b, bx_arena *arena)
{
    for (int start = 0; start < b->p->count;) {
        bx_line_plan plan = open_line(b, start);
        plan.end = start + 1;
        if (plan.end < b->p->count && hangs(b, &plan)) {
            plan.hung = 1;
            plan.end++;
        }
        while (plan.end < b->p->count && bx_cluster_is_space(&b->p->clusters[plan.end]))
            plan.end++;
        BX_TRY(push_plan(b, arena, plan));
        start = plan.end;
    }
    return BX_OK;
}

/* A line of one hanzi, with or without marks behind it. */
static bool is_orphan(const bx_prepared *p, const bx_line_plan *plan)
{
    int hanzi = 0;
    for (int i = plan->start; i < plan->end; i++) {
        bx_class_kind kind = bx_cluster_rule(&p->clusters[i])->kind;
        if (kind == BX_KIND_HAN) hanzi++;
        else if (kind != BX_KIND_MARK && kind != BX_KIND_SPACE) return false;
        if (hanzi > 1) return false;
    }
    return hanzi == 1;
}

/*
 * clreq #adjustments_of_orphans_and_widows: the last line is not one hanzi. The line
 * above takes it in when its white suffices, or else gives one more character down,
 * unless its gaps could not be widened so far or it would be the shorter of the two.
 */
static void mend_orphan(breaker *b)
{
    int count = b->plans.count;
    if (count < 2 || !is_orphan(b->p, &b->plans.items[count - 1])) return;
    bx_line_plan *above = &b->plans.items[count - 2], *last = above + 1;
    bx_extent whole = bx_glue_measure(b->p, above->start, last->end, above->trim);
    if (fits(whole.least, room_of(b, above), last->end - above->start)) {
        above->end = last->end;
        above->fill = false;
        b->plans.count--;
        return;
    }
    int end = above->end - 1;
    while (end > above->start && place_at(b->p, end) != BX_PLACE_GOOD)
        end--;
    bool shorter = end - above->start < last->end - end;
    bx_extent more = bx_glue_measure(b->p, end, last->end, last->trim);
    if (!fits(more.least, room_of(b, last), last->end - end)) return;
    if (end == above->start || shorter || is_wider(b, above, end, WIDEST)) return;
    above->end = end;
    last->start = end;
}

bx_status bx_break_lines(bx_arena *arena, bx_arena *scratch, const bx_prepared *prepared,
                         const bx_measure *measure, const bx_line **lines, int *count)
{
    BX_ASSERT(measure->width > 0 && measure->first >= 0 && measure->rest >= 0);
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    breaker b = {.p = prepared, .measure = measure};
    BX_TRY(measure->stack ? stack_all(&b, scratch) : break_all(&b, scratch));
    bool is_text = measure->justify == BX_JUSTIFY || measure->justify == BX_FLUSH_START;
    if (!measure->stack && is_text) mend_orphan(&b);
    if (measure->balance && !measure->stack && measure->justify == BX_FLUSH_CENTER)
        BX_TRY(balance(&b, scratch));
    if (b.plans.count == 0) BX_TRY(push_plan(&b, scratch, open_line(&b, 0)));
    bx_line *set = BX_NEW_ARRAY(arena, bx_line, b.plans.count);
    BX_TRY_NEW(set);
    for (int i = 0; i < b.plans.count; i++)
        BX_TRY(bx_set_line(arena, scratch, prepared, measure, &b.plans.items[i], &set[i]));
    *lines = set;
    *count = b.plans.count;
    if (scratch != arena) bx_arena_rewind(scratch, mark);
    return BX_OK;
}
