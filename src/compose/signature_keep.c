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

/* "Lines are pulled over": the last lines of text before it go where the signature goes. */
static void pull_over(bx_boxes *boxes, int signature, int with)
{
    for (int i = signature, first = first_beside(boxes, signature, with); i > first; i--)
        if (boxes->items[i].cost < BX_COST_SIGNED) boxes->items[i].cost = BX_COST_SIGNED;
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
