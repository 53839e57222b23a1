#include "compose/box.h"

#include "base/ban.h"

static bx_status place_packed(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                              bx_groups *groups)
{
    BX_ASSERT(count == 1);
    bx_group *group = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(group);
    *group = (bx_group){.packed = boxes->packed, .x = x, .y = y, .tag = boxes->tag};
    return BX_OK;
}

const bx_box_maker bx_box_set = {.place = place_packed};

bx_status bx_box_place(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                       bx_groups *groups)
{
    return boxes->block->is_hidden ? BX_OK : boxes->maker->place(c, boxes, count, x, y, groups);
}
