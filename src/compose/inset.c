#include "compose/inset.h"

#include "compose/stack.h"

#include "base/ban.h"

typedef struct made {
    bx_area area;
    bx_boxes boxes;
} made;

static bx_status place_inset(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                             bx_groups *groups)
{
    const made *m = boxes->made;
    BX_ASSERT(count == 1);
    bx_stack stack = {.area = &m->area, .boxes = &m->boxes, .end = m->boxes.count};
    bx_piece piece;
    while (bx_stack_next(&stack, &piece))
        BX_TRY(bx_piece_place(c, &piece, x, y, groups));
    return BX_OK;
}

static const bx_box_maker inset_maker = {.place = place_inset};

bx_area bx_inset_area(const bx_area *area, const bx_block *block)
{
    bx_area own = *area;
    own.first = NULL;
    if (block->inset->fixed->width > 0) own.width = block->inset->fixed->width;
    return own;
}

bx_status bx_inset_set(bx_composer *c, const bx_area *area, const bx_block *block,
                       const bx_boxes *inner, int cost, bx_boxes *boxes)
{
    if (inner->count == 0) return BX_OK;
    made *m = BX_NEW(c->passing, made);
    bx_box *box = BX_VEC_PUSH(c->passing, boxes);
    BX_TRY_NEW(m);
    BX_TRY_NEW(box);
    *m = (made){bx_inset_area(area, block), *inner};
    *box = (bx_box){.cost = cost,
                    .role = BX_BOX_ASIDE,
                    .fixed = block->inset->fixed,
                    .maker = &inset_maker,
                    .made = m,
                    .block = block};
    bx_inset_measure(box);
    return BX_OK;
}

bx_boxes *bx_inset_boxes(const bx_box *box)
{
    if (box->maker != &inset_maker) return NULL;
    made *m = box->made;
    return &m->boxes;
}

void bx_inset_measure(bx_box *box)
{
    const made *m = box->made;
    box->height = bx_stack_measure(&m->area, &m->boxes, 0, m->boxes.count, NULL);
}
