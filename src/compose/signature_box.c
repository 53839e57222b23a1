#include "compose/signature_box.h"

#include "compose/signed_text.h"

#include "base/ban.h"

/* White between a seal and the note below it, and at the end of a note beside one. */
enum { ABOVE_NOTE = 500 }; /* 1/1000 mm */

/* What a signature's box is a piece of. Boxes that are tried share it: it is changed by copying. */
typedef struct made {
    const bx_packed *texts, *pictures; /* with the pictures the fields, which go up with them */
    bx_len height;                     /* of the texts */
    bx_len foot;                       /* of the lowest seal */
    bx_len top;                        /* of the highest one; below 0: above the texts */
    bx_len left;                       /* of the seals that reach below the texts */
    bool has_room;                     /* one of these is stamped by hand */
    bx_len above_note;                 /* bx_signature_style.above_note */
    bx_len clear;                      /* how far the seals can still go up */
    bx_len raised;
    bool has_note; /* a note stands beside or below the seals: they take no room of their own */
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

/* Seals reach above the names: they stay within the type area also where no text stands before them. */
static bx_len clear_above(const bx_box *box)
{
    const made *m = box->made;
    return bx_len_max(m->raised - m->top, 0);
}

static const bx_box_maker signature_maker = {.clear = clear_above, .place = place_signature};

/*
 * One signs where the seal or the stamp is, or where it would be; else where the name is. At its corner: readers draw
 * over a field that has an extent.
 */
static bx_status add_fields(const bx_signed *s, bx_items *items)
{
    for (int i = 0; i < s->count; i++) {
        const bx_signed_by *by = &s->by[i];
        bool has_picture = by->picture.h > 0;
        if (!by->field) continue;
        bx_item *item = BX_VEC_PUSH(s->c->scratch, items);
        BX_TRY_NEW(item);
        *item = (bx_item){.type = BX_ITEM_FIELD,
                          .tag = by->field,
                          .box = {.x = has_picture ? by->picture.x : bx_signed_names_start(s, by),
                                  .y = has_picture ? by->picture.y : by->y}};
    }
    return BX_OK;
}

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
    BX_TRY(add_fields(s, &items));
    return items.count > 0 ? bx_composer_pack(s->c, &items, NULL, packed) : BX_OK;
}

static bx_len height_of(const made *m)
{
    return m->has_note ? m->height : bx_len_max(m->height, m->foot - m->raised);
}

/* What a note may meet: the seals of the last row, since a row ends above the names of the next. */
static void find_reach(const bx_signed *s, made *m)
{
    m->left = s->area->width;
    for (int i = 0; i < s->count; i++) {
        const bx_rect *picture = &s->by[i].picture;
        m->foot = bx_len_max(m->foot, picture->y + picture->h);
        if (picture->h > 0) m->top = bx_len_min(m->top, picture->y);
        if (picture->h == 0 || picture->y + picture->h <= m->height) continue;
        m->left = bx_len_min(m->left, picture->x);
        m->has_room = m->has_room || s->by[i].signer->form == BX_SEAL_FORM_ROOM;
    }
}

bx_status bx_signature_box(const bx_signed *s, bx_boxes *boxes)
{
    bx_composer *c = s->c;
    bx_items items = {0};
    made *m = BX_NEW(c->passing, made);
    BX_TRY_NEW(m);
    *m = (made){
        .height = s->height, .clear = bx_len_max(s->clear, 0), .above_note = s->places->above_note};
    find_reach(s, m);
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
    return m->has_note ? 0 : box->height - m->height;
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

/* Where the note's first line ends; its block says whether it is a text at all. */
static bx_len end_of_note(const bx_composer *c, const bx_box *note)
{
    const bx_set_line *line = &c->lines.items[note->line];
    return line->indent + line->line->width;
}

bx_status bx_signature_make_way(bx_composer *c, const bx_area *area, bx_boxes *boxes, int signature)
{
    bx_box *box = &boxes->items[signature];
    const bx_box *note = signature + 1 < boxes->count ? box + 1 : NULL;
    if (bx_signature_overhang(box) == 0 || !note) return BX_OK;
    if (note->block->kind != BX_BLOCK_PARAGRAPH || !note->on_grid || note->lead > 0) return BX_OK;
    made m = *(const made *)box->made;
    bx_len under = m.height + box->after + note->before;
    bx_len top = (under + area->pitch - 1) / area->pitch * area->pitch;
    bool is_clear = end_of_note(c, note) + note->block->style->em / 2 <= m.left;
    bx_len above = m.has_room ? m.above_note : bx_len_from_um(ABOVE_NOTE);
    /* a hand errs by a millimetre: unless the layout says how much is enough, it has the whole room */
    if (m.has_room && !is_clear && above == 0) return BX_OK;
    bx_len wanted = is_clear ? top + note->height : top - above;
    bx_len up = bx_len_max(m.foot - wanted, 0);
    if (up > m.clear + area->pitch) return BX_OK;
    if (up > m.clear) {
        box->before += area->pitch;
        m.clear += area->pitch;
    }
    box[1].cost = BX_COST_HARD; /* on its own page the seals would have no room */
    m.raised = up;
    m.clear -= up;
    m.has_note = true;
    return change(c, box, &m);
}
