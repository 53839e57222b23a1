#include "compose/signature.h"

#include "compose/inline.h"
#include "text/breaks.h"

#include "base/ban.h"

/* A line of the name, or the date. */
typedef struct signed_line {
    bx_ready_text ready;
    const bx_line *line;
    bx_len x; /* from the type area's left */
} signed_line;

typedef BX_VEC(signed_line) signed_lines;

/* Where name and date go: x from the type area's left, y from the name's em-box top. */
typedef struct plan {
    bx_len name_width; /* of the line that counts: the last one, sealed the widest */
    bx_len date_width;
    bx_len name_x, date_x;
    bx_len axis;   /* centre of the date */
    bx_len seal_y; /* sealed: upper edge of the seal */
    int blank;     /* empty lines between the text and the name */
} plan;

static bx_status set_one_line(bx_composer *c, const bx_area *area, const bx_inline *in,
                              const bx_style *style, bx_tag *tag, signed_line *out)
{
    BX_TRY(bx_inline_prepare(c, in, style, tag, &out->ready));
    bx_measure measure = {.width = area->width, .justify = BX_FLUSH_START};
    int count = 0;
    BX_TRY(
        bx_break_lines(c->scratch, c->scratch, out->ready.prepared, &measure, &out->line, &count));
    if (count == 1 && out->line->slack >= 0) return BX_OK;
    const char *words = bx_arena_copy(c->arena, in->text.ptr, in->text.len);
    BX_TRY_NEW(words);
    return bx_report(c->diag, BX_E_SIGNATURE_TOO_WIDE, &in->place, words);
}

/* All lines of the name; each that does not fit is told. */
static bx_status set_names(bx_composer *c, const bx_area *area, const bx_block *block,
                           signed_lines *names)
{
    const bx_signature *signature = block->signature;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.root, BX_TAG_P);
    bx_status fault = BX_OK;
    BX_TRY_NEW(tag);
    for (int i = 0; i < signature->name_count; i++) {
        signed_line *name = BX_VEC_PUSH(c->scratch, names);
        BX_TRY_NEW(name);
        *name = (signed_line){0};
        bx_status status = set_one_line(c, area, &signature->names[i], block->style, tag, name);
        if (status != BX_OK) fault = status;
    }
    return fault;
}

static bx_len widest(const signed_lines *names)
{
    bx_len width = 0;
    for (int i = 0; i < names->count; i++)
        width = bx_len_max(width, names->items[i].line->width);
    return width;
}

/* Unsealed, the lines end where the last one does; sealed, each is centred on the axis. */
static void place_names(const plan *p, bool is_sealed, signed_lines *names)
{
    for (int i = 0; i < names->count; i++) {
        signed_line *name = &names->items[i];
        bx_len spare = p->name_width - name->line->width;
        name->x = bx_len_max(p->name_x + (is_sealed ? spare / 2 : spare), 0);
    }
}

/*
 * GB/T 9704-2012 7.3.5.2: the name 2 字 from the right, the date's first character
 * 2 字 to the right of the name's; a date longer than the name stands 2 字 from the
 * right and the name's distance grows.
 */
static void plan_unsealed(const bx_signature_style *style, bx_len width, plan *p)
{
    if (p->date_width > p->name_width) {
        p->date_x = bx_len_max(width - style->right - p->date_width, 0);
        p->name_x = bx_len_max(p->date_x - style->shift, 0);
    } else {
        p->name_x = bx_len_max(width - style->right - p->name_width, 0);
        p->date_x = bx_len_min(p->name_x + style->shift, width - p->date_width);
    }
    p->blank = style->blank;
}

/*
 * GB/T 9704-2012 7.3.5.1: the date 4 字 from the right, the name centred on it, the
 * seal's centre on the same axis and a little above the middle of both. A name too
 * long for that axis moves the axis until it stays in the type area.
 */
static void plan_sealed(const bx_signature_style *style, bx_len width, bx_len block_height,
                        bx_len diameter, plan *p)
{
    bx_len half = bx_len_max(p->date_width, p->name_width) / 2;
    p->axis = width - style->sealed_right - p->date_width / 2;
    p->axis = bx_len_max(bx_len_min(p->axis, width - half), half);
    p->date_x = p->axis - p->date_width / 2;
    p->name_x = p->axis - p->name_width / 2;
    p->seal_y = block_height / 2 - style->below - diameter / 2;
    p->blank = style->sealed_blank;
}

/* From the bottom of the text's last line to the seal's upper edge. */
static bx_len seal_gap(const bx_area *area, const plan *p)
{
    return (p->blank + 1) * area->pitch - area->grid_size + p->seal_y;
}

/* A seal too small to reach within a line of the text goes up, as long as it covers the date. */
static void raise_seal(const bx_area *area, bx_len block_height, bx_len diameter, plan *p)
{
    bx_len up = seal_gap(area, p) - area->pitch;
    if (up > 0 && p->seal_y - up + diameter >= block_height) p->seal_y -= up;
}

/* GB/T 9704-2012 7.3.5.1: the gap is at most one line. */
static bx_status check_seal_gap(bx_composer *c, const bx_area *area, const bx_block *block,
                                const plan *p)
{
    bx_len gap = seal_gap(area, p);
    if (gap >= 0 && gap <= area->pitch) return BX_OK;
    bx_buf wide = {0}, far = {0};
    bx_mm_text(&wide, block->signature->diameter);
    bx_mm_text(&far, gap);
    bx_status status = BX_ERR_MEMORY;
    if (!wide.failed && !far.failed)
        status = bx_report(c->diag, BX_E_SEAL_ROOM, &block->place, wide.ptr, far.ptr);
    bx_buf_release(&wide);
    bx_buf_release(&far);
    return status;
}

static bx_status place_seal(bx_composer *c, const bx_block *block, const plan *p, bx_items *items)
{
    const bx_signature *signature = block->signature;
    if (signature->form != BX_SEAL_FORM_IMAGE) return BX_OK;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.root, BX_TAG_FIGURE);
    BX_TRY_NEW(tag);
    tag->words->alt = c->document->pictures[signature->image].alt;
    bx_item *item = BX_VEC_PUSH(c->scratch, items);
    BX_TRY_NEW(item);
    *item = (bx_item){.type = BX_ITEM_IMAGE,
                      .tag = tag,
                      .box = {p->axis - signature->diameter / 2, p->seal_y, signature->diameter,
                              signature->diameter},
                      .image = signature->image};
    return BX_OK;
}

static bx_status set_signature(bx_composer *c, const bx_area *area, const bx_block *block,
                               bx_boxes *boxes)
{
    const bx_signature *signature = block->signature;
    const bx_signature_style *places = signature->places;
    signed_lines names = {0};
    signed_line date = {0};
    BX_TRY(set_names(c, area, block, &names));
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.root, BX_TAG_P);
    BX_TRY_NEW(tag);
    BX_TRY(set_one_line(c, area, &signature->date, block->style, tag, &date));
    int lines = names.count > 0 ? names.count : 1; /* without a name its line stays empty */
    bool is_sealed = signature->form != BX_SEAL_FORM_NONE;
    plan p = {.date_width = date.line->width};
    if (is_sealed) p.name_width = widest(&names);
    else if (names.count > 0) p.name_width = names.items[names.count - 1].line->width;
    bx_len height = lines * area->pitch + block->style->size;
    if (is_sealed) {
        plan_sealed(places, area->width, height, signature->diameter, &p);
        raise_seal(area, height, signature->diameter, &p);
        BX_TRY(check_seal_gap(c, area, block, &p));
    } else {
        plan_unsealed(places, area->width, &p);
    }
    bx_items items = {0};
    place_names(&p, is_sealed, &names);
    for (int i = 0; i < names.count; i++) {
        const signed_line *name = &names.items[i];
        BX_TRY(bx_inline_place(c, &name->ready, name->line, block->style, name->x, i * area->pitch,
                               &items));
    }
    BX_TRY(bx_inline_place(c, &date.ready, date.line, block->style, p.date_x, lines * area->pitch,
                           &items));
    BX_TRY(place_seal(c, block, &p, &items));
    const bx_packed *packed;
    BX_TRY(bx_composer_pack(c, &items, NULL, &packed));
    bx_len bottom = is_sealed ? p.seal_y + signature->diameter : 0;
    bx_box *box = BX_VEC_PUSH(c->passing, boxes);
    BX_TRY_NEW(box);
    *box = (bx_box){.height = bx_len_max(height, bottom),
                    .before = p.blank * area->pitch,
                    .on_grid = true,
                    .role = BX_BOX_SIGNATURE,
                    .maker = &bx_box_set,
                    .packed = packed,
                    .block = block};
    return BX_OK;
}

bx_status bx_signature_set(bx_composer *c, const bx_area *area, const bx_block *block,
                           bx_boxes *boxes)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_signature(c, area, block, boxes);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
