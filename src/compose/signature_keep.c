#include "compose/signature_keep.h"

#include "compose/signature_box.h"
#include "compose/signature_fit.h"
#include "compose/stack.h"

#include "base/ban.h"

/* The box that must be on the signature's page, for so many lines of body text to be there. */
static int first_beside(const bx_boxes *boxes, int signature, int with)
{
    int first = signature;
    for (int found = 0; first > 0 && found < with; first--)
        found += boxes->items[first - 1].role == BX_BOX_TEXT;
    return first;
}

/* Whether a heading stands before a box and goes where it goes. */
static bool is_led(const bx_box *box)
{
    return box->cost >= BX_COST_TEXT && box[-1].role == BX_BOX_ASIDE;
}

/*
 * The same, for as many of the lines as stand on one page with it. High pictures between them may leave
 * room for none: then what stands before it goes with it, a picture or a list.
 */
static int first_on_page(const bx_area *area, const bx_boxes *boxes, int signature, int with)
{
    int end = signature + 1; /* with its note */
    while (end < boxes->count && boxes->items[end].cost >= BX_COST_TEXT)
        end++;
    for (; with > 0; with--) {
        int first = first_beside(boxes, signature, with), whole = first;
        while (whole > 0 && is_led(&boxes->items[whole]))
            whole--;
        if (bx_stack_measure(area, boxes, whole, end, NULL) <= area->height) return first;
    }
    return signature > 0 ? signature - 1 : 0;
}

/*
 * "Lines are pulled over": the last lines of text before it go where the signature goes. Where they
 * cannot, one is better than none, and a list of annexes better than nothing.
 */
static void pull_over(bx_boxes *boxes, int signature, int first)
{
    int lines = 0;
    for (int i = signature; i > first; i--) {
        bx_box *box = &boxes->items[i];
        lines += box->role == BX_BOX_TEXT;
        int cost = BX_COST_SIGNED;
        if (lines == 0) cost = i == signature ? BX_COST_ALONE : BX_COST_ANNEXES;
        if (box->cost < cost) box->cost = cost;
    }
}

bx_status bx_signature_keep(bx_composer *c, const bx_area *area, bx_boxes *boxes)
{
    for (int i = 0; i < boxes->count; i++) {
        if (boxes->items[i].role != BX_BOX_SIGNATURE) continue;
        BX_TRY(bx_signature_make_way(c, area, boxes, i));
        BX_TRY(bx_signature_fit(c, area, boxes, &i));
        int with = boxes->items[i].block->signature->places->with;
        if (with > 0) pull_over(boxes, i, first_on_page(area, boxes, i, with));
    }
    return BX_OK;
}
