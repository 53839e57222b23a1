#include "compose/foot.h"

#include "base/limits.h"
#include "compose/blocks.h"
#include "compose/region.h"
#include "compose/stack.h"

#include "base/ban.h"

static bx_status report_tall(bx_composer *c, const bx_foot *foot, bx_len need, bx_len have)
{
    bx_buf a = {0}, b = {0};
    bx_mm_text(&a, need);
    bx_mm_text(&b, have);
    bx_status status = BX_ERR_MEMORY;
    if (!a.failed && !b.failed)
        status = bx_report(c->diag, BX_E_FOOT_TALL, &foot->place, a.ptr, b.ptr);
    bx_buf_release(&a);
    bx_buf_release(&b);
    return status;
}

/* Without those that stand only for a text that is not where it was meant to be. */
static bx_status set_blocks(bx_composer *c, const bx_foot *foot, const bx_area *area,
                            bx_boxes *boxes)
{
    /* who measures looks at the blocks of what was placed when the boxes are gone */
    bx_block *blocks = BX_NEW_ARRAY(c->arena, bx_block, foot->block_count);
    bx_page_start start = BX_START_ANYWHERE;
    int count = 0;
    BX_TRY_NEW(blocks);
    for (int i = 0; i < foot->block_count; i++)
        if (!foot->blocks[i].is_moved || c->has_moved) blocks[count++] = foot->blocks[i];
    return bx_blocks_set(c, area, blocks, count, &start, boxes);
}

static bool is_on_side(const bx_foot *foot, int page)
{
    return foot->style.side == BX_LEAF_ANY || page % 2 == 0;
}

/* The last page is as wide, and its text leaves room enough. */
static bool has_room(const bx_composer *c, const bx_foot *foot, bx_len height)
{
    const bx_page_style *last = c->last.style;
    bx_len text = c->last.text > 0 ? c->last.text + foot->style.gap : 0;
    return !last->turned && last->area.w == foot->page.style->area.w &&
           text + height <= last->area.h && is_on_side(foot, c->pages.count);
}

static bx_status add_page(bx_composer *c, const bx_foot *foot, bx_kept_page page)
{
    if (c->pages.count == BX_LIMIT_PAGES) {
        char most[12]; /* an int in decimal */
        snprintf(most, sizeof most, "%d", BX_LIMIT_PAGES);
        return bx_report(c->diag, BX_E_TOO_MANY_PAGES, &foot->place, most);
    }
    bx_kept_page *added = BX_VEC_PUSH(c->arena, &c->pages);
    BX_TRY_NEW(added);
    *added = page;
    added->number = c->pages.count;
    return BX_OK;
}

/* A page of its own, behind the blank side that it takes to stand on a back side. */
static bx_status turn_page(bx_composer *c, const bx_foot *foot)
{
    const bx_page_style *own = foot->page.style;
    bool has_blank = c->pages.count > 0 && !is_on_side(foot, c->pages.count + 1);
    if (has_blank) {
        const bx_kept_page *front = &c->pages.items[c->pages.count - 1];
        BX_TRY(add_page(c, foot,
                        (bx_kept_page){.width = front->width,
                                       .height = front->height,
                                       .style = front->style,
                                       .is_blank = true}));
    }
    BX_TRY(add_page(
        c, foot,
        (bx_kept_page){
            .width = own->width, .height = own->height, .style = own, .is_unnumbered = has_blank}));
    c->last.style = own;
    return BX_OK;
}

static bx_status place_boxes(bx_composer *c, const bx_foot *foot, const bx_area *area,
                             const bx_boxes *boxes, bx_len height)
{
    bx_kept_page *page = &c->pages.items[c->pages.count - 1];
    const bx_rect *type = &c->last.style->area;
    bx_stack stack = {.area = area, .boxes = boxes, .end = boxes->count};
    bx_groups groups = {0};
    bx_piece piece;
    c->filled = page->number - 1;
    while (bx_stack_next(&stack, &piece))
        BX_TRY(bx_piece_place(c, &piece, type->x, type->y + type->h - height, &groups));
    return bx_page_add_groups(c, &groups, page, &foot->place);
}

bx_status bx_foot_set(bx_composer *c, const bx_foot *foot)
{
    bx_area area = bx_area_upright(foot->page.style);
    bx_boxes boxes = {0};
    BX_TRY(set_blocks(c, foot, &area, &boxes));
    if (boxes.count == 0) return BX_OK;
    bx_len height = bx_stack_measure(&area, &boxes, 0, boxes.count, NULL);
    if (height > area.height) return report_tall(c, foot, height, area.height);
    if (!has_room(c, foot, height)) BX_TRY(turn_page(c, foot));
    return place_boxes(c, foot, &area, &boxes, height);
}
