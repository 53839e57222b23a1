#include "paint/paint.h"

#include "base/ban.h"

/* The square that a slice is cut out of. */
static bx_rect whole_of(const bx_item *item)
{
    return (bx_rect){item->box.x - item->cut, item->box.y, item->box.h, item->box.h};
}

static bx_status draw_item(const bx_item *item, const bx_image *const *images, bx_device *device)
{
    switch (item->type) {
    case BX_ITEM_RUN:
        return device->ops->draw_run(device, item->run, item->box.x, item->box.y, item->rgb);
    case BX_ITEM_SHAPE: return device->ops->fill_shape(device, item->shape, item->box, item->rgb);
    case BX_ITEM_IMAGE: return device->ops->draw_image(device, images[item->image], item->box);
    case BX_ITEM_SLICE:
        return device->ops->draw_slice(device, images[item->image], whole_of(item), item->box);
    case BX_ITEM_FIELD: break; /* draws nothing: paint_piece */
    }
    BX_BUG("an item of no type");
}

/* A run's em-box: `box` of a run has its origin on the baseline. */
static bx_rect area_of(const bx_item *item)
{
    if (item->type != BX_ITEM_RUN) return item->box;
    const bx_run *run = item->run;
    bx_len up = bx_len_scale(run->size, bx_face_ascent(run->face), 1000);
    bx_len down = bx_len_scale(run->size, bx_face_descent(run->face), 1000);
    return (bx_rect){item->box.x, item->box.y - up, item->box.w, up + down};
}

static bx_rect join(bx_rect a, bx_rect b)
{
    bx_len left = bx_len_min(a.x, b.x), top = bx_len_min(a.y, b.y);
    bx_len right = bx_len_max(a.x + a.w, b.x + b.w), foot = bx_len_max(a.y + a.h, b.y + b.h);
    return (bx_rect){left, top, right - left, foot - top};
}

static bool same_line(const bx_item *a, const bx_item *b)
{
    return a->type == BX_ITEM_RUN && b->type == BX_ITEM_RUN && a->box.y == b->box.y;
}

static bx_status link_items(const bx_item *items, int count, bx_device *device)
{
    for (int i = 0; i < count;) {
        bx_rect area = area_of(&items[i]);
        int end = i + 1;
        for (; end < count && same_line(&items[i], &items[end]); end++)
            area = join(area, area_of(&items[end]));
        area.w = bx_len_max(area.w, 0); /* a damaged font may kern backwards */
        BX_TRY(device->ops->link(device, area));
        i = end;
    }
    return BX_OK;
}

/* Items that are drawn one after another as one piece of the tag. */
static bool go_together(const bx_item *a, const bx_item *b)
{
    return a->tag == b->tag && a->artifact == b->artifact && a->said.ptr == b->said.ptr &&
           a->said.len == b->said.len;
}

static bx_status begin_piece(const bx_item *item, bx_device *device)
{
    if (!item->tag) return device->ops->begin_artifact(device, item->artifact, item->said);
    return device->ops->begin_tag(device, item->tag, item->said);
}

static bx_status paint_piece(const bx_item *items, int count, const bx_image *const *images,
                             bx_device *device)
{
    const bx_tag *tag = items->tag;
    if (items->type == BX_ITEM_FIELD)
        return device->ops->field(device, tag, items->box.x, items->box.y);
    BX_TRY(begin_piece(items, device));
    for (int i = 0; i < count; i++)
        BX_TRY(draw_item(&items[i], images, device));
    if (tag && tag->role == BX_TAG_LINK) BX_TRY(link_items(items, count, device));
    return device->ops->end_tag(device);
}

static bx_status expect_runs(const bx_page *page, bx_device *device)
{
    for (int i = 0; i < page->count; i++)
        if (page->items[i].type == BX_ITEM_RUN)
            BX_TRY(device->ops->expect_run(device, page->items[i].run));
    return BX_OK;
}

static bx_status expect_pages(const bx_pages *pages, bx_arena *scratch, bx_device *device)
{
    for (int p = 0; p < pages->count && device->ops->expect_run; p++) {
        bx_arena_mark mark = bx_arena_mark_here(scratch);
        bx_page page;
        BX_TRY(bx_page_open(scratch, pages, p, &page));
        BX_TRY(expect_runs(&page, device));
        bx_arena_rewind(scratch, mark);
    }
    return BX_OK;
}

static bx_status paint_items(const bx_item *items, int count, const bx_image *const *images,
                             bx_device *device)
{
    for (int i = 0; i < count;) {
        int end = i + 1;
        while (end < count && go_together(&items[i], &items[end]))
            end++;
        BX_TRY(paint_piece(items + i, end - i, images, device));
        i = end;
    }
    return BX_OK;
}

static bx_status paint_range(const bx_page *page, int first, int end, bx_turn turn,
                             const bx_image *const *images, bx_device *device)
{
    if (first == end) return BX_OK;
    BX_TRY(device->ops->turn(device, turn));
    BX_TRY(paint_items(page->items + first, end - first, images, device));
    return device->ops->turn(device, BX_TURN_NONE);
}

static bx_status paint_page(const bx_page *page, const bx_image *const *images, bx_device *device)
{
    int end = page->turned_end > 0 ? page->turned_end : page->sloped;
    BX_TRY(device->ops->begin_page(device, page->width, page->height, page->label));
    BX_TRY(paint_range(page, 0, page->sloped, BX_TURN_SLOPE, images, device));
    BX_TRY(paint_range(page, page->turned_first, page->turned_end, BX_TURN_LEFT, images, device));
    BX_TRY(paint_items(page->items + end, page->count - end, images, device));
    return device->ops->end_page(device);
}

bx_status bx_paint(const bx_pages *pages, const bx_image *const *images, bx_arena *scratch,
                   bx_device *device)
{
    BX_TRY(expect_pages(pages, scratch, device));
    for (int p = 0; p < pages->count; p++) {
        bx_arena_mark mark = bx_arena_mark_here(scratch);
        bx_page page;
        BX_TRY(bx_page_open(scratch, pages, p, &page));
        BX_TRY(paint_page(&page, images, device));
        bx_arena_rewind(scratch, mark);
    }
    return device->ops->finish(device);
}
