#include "compose/stack.h"

#include "base/ban.h"

static bx_len next_grid_line(const bx_area *area, bx_len y)
{
    bx_len line = (y + area->pitch - 1) / area->pitch;
    return line * area->pitch;
}

static bx_len clear_above(const bx_box *box)
{
    return box->maker->clear ? box->maker->clear(box) : 0;
}

static bx_len repeated_above(const bx_box *box)
{
    return box->maker->above ? box->maker->above(box) : 0;
}

bx_rect bx_fixed_rect(const bx_area *area, const bx_fixed *fixed, bx_len height)
{
    const bx_rect type = {0, 0, area->width, area->height};
    const bx_rect sheet = {-area->left, -area->top, area->sheet_width, area->sheet_height};
    const bx_rect in = fixed->from == BX_FROM_SHEET ? sheet : type;
    bx_rect rect = {0, in.y + fixed->y, fixed->width > 0 ? fixed->width : area->width, height};
    bx_len spare = in.w - rect.w;
    if (!fixed->is_across) return rect;
    if (fixed->align == BX_SIDE_LEFT) rect.x = in.x + fixed->x;
    if (fixed->align == BX_SIDE_CENTER) rect.x = in.x + spare / 2 + fixed->x;
    if (fixed->align == BX_SIDE_RIGHT) rect.x = in.x + spare - fixed->x;
    return rect;
}

static bool is_beside(const bx_area *area, const bx_rect *rect)
{
    return rect->y + rect->h <= 0 || rect->y >= area->height || rect->x >= area->width ||
           rect->x + rect->w <= 0;
}

/* What stands in the type area has the text below it; what stands around it moves nothing. */
static bx_slot fixed_slot(const bx_area *area, const bx_box *box, bx_len y)
{
    bx_rect rect = bx_fixed_rect(area, box->fixed, box->height);
    bx_len bottom = bx_len_min(rect.y + rect.h, area->height);
    return (bx_slot){rect.y, is_beside(area, &rect) ? y : bx_len_max(y, bottom)};
}

const bx_box *bx_box_above(const bx_area *area, const bx_boxes *boxes, int start, int at)
{
    while (at-- > start) {
        const bx_box *box = &boxes->items[at];
        if (!box->fixed) return box;
        bx_rect rect = bx_fixed_rect(area, box->fixed, box->height);
        if (!is_beside(area, &rect)) return box;
    }
    return NULL;
}

bx_slot bx_slot_under(const bx_area *area, const bx_box *box, const bx_box *above, bx_len y)
{
    if (box->fixed) return fixed_slot(area, box, y);
    bx_len top = above ? y + above->after + box->before : clear_above(box);
    if (box->on_grid) top = next_grid_line(area, top + box->lead) - box->lead;
    if (!above) top += repeated_above(box);
    return (bx_slot){top, top + box->height};
}

bx_len bx_stack_measure(const bx_area *area, const bx_boxes *boxes, int start, int end,
                        bx_len *tops)
{
    bx_len y = 0;
    for (int i = start; i < end; i++) {
        bx_slot slot =
            bx_slot_under(area, &boxes->items[i], bx_box_above(area, boxes, start, i), y);
        if (tops) tops[i - start] = slot.top;
        y = slot.bottom;
    }
    return y;
}

static int end_of_piece(const bx_stack *s)
{
    int end = s->at + 1;
    const void *made = s->boxes->items[s->at].made;
    while (end < s->end && made && s->boxes->items[end].made == made)
        end++;
    return end;
}

bool bx_stack_next(bx_stack *s, bx_piece *piece)
{
    if (s->at == s->end) return false;
    const bx_box *box = &s->boxes->items[s->at];
    int end = end_of_piece(s);
    *piece = (bx_piece){.boxes = box, .count = end - s->at};
    if (box->fixed) piece->left = bx_fixed_rect(s->area, box->fixed, box->height).x;
    const bx_box *above = bx_box_above(s->area, s->boxes, s->start, s->at);
    piece->top = bx_slot_under(s->area, box, above, s->y).top;
    if (!above && !box->fixed) piece->top -= repeated_above(box);
    for (; s->at < end; s->at++) {
        above = bx_box_above(s->area, s->boxes, s->start, s->at);
        s->y = bx_slot_under(s->area, &s->boxes->items[s->at], above, s->y).bottom;
    }
    return true;
}

static bx_status record(bx_composer *c, const bx_box *box, const bx_groups *groups, int first)
{
    const bx_block *block = box->block;
    bool is_lines = block->kind == BX_BLOCK_PARAGRAPH || block->kind == BX_BLOCK_LIST;
    const bx_placed what = {.page = c->filled,
                            .line = is_lines ? box->line : -1,
                            .block = block,
                            .style = block->style};
    return block->kind == BX_BLOCK_PLACE ? BX_OK : bx_composer_record(c, what, groups, first);
}

bx_status bx_piece_place(bx_composer *c, const bx_piece *piece, bx_len x, bx_len y,
                         bx_groups *groups)
{
    const bx_box *box = piece->boxes;
    int before = groups->count;
    BX_TRY(bx_box_place(c, box, piece->count, x + piece->left, y + piece->top, groups));
    return c->records ? record(c, box, groups, before) : BX_OK;
}
