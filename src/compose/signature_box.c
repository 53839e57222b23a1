#include "compose/signature_box.h"

#include "compose/signed_text.h"

#include "base/ban.h"

/* What a signature's box is a piece of. Boxes that are tried share it: it is changed by copying. */
typedef struct made {
    const bx_packed *texts, *pictures;
    bx_len height; /* of the texts */
    bx_len foot;   /* of the lowest seal */
    bx_len clear;  /* how far the seals can still go up */
    bx_len raised;
} made;

static bx_status place_signature(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                                 bx_groups *groups)
{
    const made *m = boxes->made;
    BX_ASSERT(count == 1);
    bx_group *group = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(group);
    *group = (bx_group){.packed = m->texts, .x = x, .y = y};
    if (!m->pictures) return BX_OK;
    group = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(group);
    *group = (bx_group){.packed = m->pictures, .x = x, .y = y - m->raised};
    return BX_OK;
}

static const bx_box_maker signature_maker = {.place = place_signature};

static bx_status pack_pictures(const bx_signed *s, const bx_packed **packed)
{
    bx_items items = {0};
    for (int i = 0; i < s->count; i++) {
        const bx_signed_by *by = &s->by[i];
        if (!by->figure) continue;
        bx_item *item = BX_VEC_PUSH(s->c->scratch, &items);
        BX_TRY_NEW(item);
        *item = (bx_item){.type = BX_ITEM_IMAGE,
                          .tag = by->figure,
                          .box = by->picture,
                          .image = by->signer->image};
    }
    return items.count > 0 ? bx_composer_pack(s->c, &items, NULL, packed) : BX_OK;
}

static bx_len height_of(const made *m)
{
    return bx_len_max(m->height, m->foot - m->raised);
}

static bx_len foot_of(const bx_signed *s)
{
    bx_len foot = 0;
    for (int i = 0; i < s->count; i++)
        foot = bx_len_max(foot, s->by[i].picture.y + s->by[i].picture.h);
    return foot;
}

bx_status bx_signature_box(const bx_signed *s, bx_boxes *boxes)
{
    bx_composer *c = s->c;
    bx_items items = {0};
    made *m = BX_NEW(c->passing, made);
    BX_TRY_NEW(m);
    *m = (made){.height = s->height, .foot = foot_of(s), .clear = bx_len_max(s->clear, 0)};
    BX_TRY(bx_signed_place(s, &items));
    BX_TRY(bx_composer_pack(c, &items, NULL, &m->texts));
    BX_TRY(pack_pictures(s, &m->pictures));
    bx_box *box = BX_VEC_PUSH(c->passing, boxes);
    BX_TRY_NEW(box);
    *box = (bx_box){.height = height_of(m),
                    .before = s->blank * s->area->pitch,
                    .on_grid = true,
                    .role = BX_BOX_SIGNATURE,
                    .maker = &signature_maker,
                    .made = m,
                    .block = s->block};
    return BX_OK;
}

bx_len bx_signature_overhang(const bx_box *box)
{
    const made *m = box->made;
    return box->height - m->height;
}

static bx_status change(bx_composer *c, bx_box *box, const made *m)
{
    made *own = BX_NEW(c->passing, made);
    BX_TRY_NEW(own);
    *own = *m;
    box->made = own;
    box->height = height_of(own);
    return BX_OK;
}

bx_status bx_signature_raise(bx_composer *c, bx_box *box, bx_len by, bx_len *raised)
{
    made m = *(const made *)box->made;
    *raised = bx_len_min(by, bx_len_min(m.clear, bx_signature_overhang(box)));
    if (*raised <= 0) {
        *raised = 0;
        return BX_OK;
    }
    m.raised += *raised;
    m.clear -= *raised;
    return change(c, box, &m);
}
