#include "compose/signature_keep.h"

#include "compose/signature_box.h"
#include "compose/signature_fit.h"

#include "base/ban.h"

/* The box that must be on the signature's page, for so many lines of body text to be there. */
static int first_beside(const bx_boxes *boxes, int signature, int with)
{
    int first = signature;
    for (int found = 0; first > 0 && found < with; first--)
        found += boxes->items[first - 1].role == BX_BOX_TEXT;
    return first;
}

/*
 * "Lines are pulled over": the last lines of text before it go where the signature goes. Where they
 * cannot, one is better than none, and a list of annexes better than nothing.
 */
static void pull_over(bx_boxes *boxes, int signature, int with)
{
    int lines = 0, first = first_beside(boxes, signature, with);
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
        pull_over(boxes, i, boxes->items[i].block->signature->places->with);
    }
    return BX_OK;
}
