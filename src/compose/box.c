#include "compose/box.h"

#include "base/ban.h"

static bx_status place_items(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                             bx_items *items)
{
    BX_ASSERT(count == 1);
    for (int i = 0; i < boxes->count; i++) {
        bx_item *item = BX_VEC_PUSH(c->arena, items);
        BX_TRY_NEW(item);
        *item = boxes->items[i];
        item->box.x += x;
        item->box.y += y;
    }
    return BX_OK;
}

const bx_box_maker bx_box_items = {.place = place_items};
