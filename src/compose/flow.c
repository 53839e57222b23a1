/*
 * Greedy by page, which is what official documents want: a line belongs on the
 * earliest page that may hold it. Looking back over one page for the break keeps
 * the cost linear in boxes times the boxes of a page.
 */
#include "compose/flow.h"

#include "base/limits.h"
#include "compose/table.h"
#include "compose/table_draw.h"

#include "base/ban.h"

/* The top of the next box under `y`, and where it would end. */
typedef struct slot {
    bx_len top, bottom;
} slot;

static bx_len next_grid_line(const bx_page_style *page, bx_len y)
{
    bx_len line = (y + page->pitch - 1) / page->pitch;
    return line * page->pitch;
}

static slot slot_of(const bx_page_style *page, const bx_box *box, const bx_box *above, bx_len y)
{
    bx_len top = above ? y + above->after + box->before : 0;
    if (box->on_grid) top = next_grid_line(page, top);
    if (!above && box->table) top += bx_table_head_height(box->table, box->row);
    return (slot){top, top + box->height};
}

/* First box from `start` that does not fit on the page that begins with it. */
static int fill_page(const bx_page_style *page, const bx_boxes *boxes, int start)
{
    bx_len y = 0;
    for (int i = start; i < boxes->count; i++) {
        slot s = slot_of(page, &boxes->items[i], i > start ? &boxes->items[i - 1] : NULL, y);
        if (s.bottom > page->area.h && i > start) return i;
        y = s.bottom;
    }
    return boxes->count;
}

/* Where the page that begins with `start` and overflows at `full` ends. */
static bx_status choose_break(bx_composer *c, const bx_boxes *boxes, int start, int full, int *end)
{
    int best = full;
    for (int i = full; i > start; i--)
        if (boxes->items[i].glue < boxes->items[best].glue) best = i;
    *end = best;
    if (boxes->items[best].glue == BX_GLUE_NONE) return BX_OK;
    return bx_report(c->diag, BX_E_KEEP_DROPPED, &boxes->items[best].place, NULL);
}

static bx_status place_items(bx_composer *c, const bx_box *box, bx_len x, bx_len y, bx_items *items)
{
    for (int i = 0; i < box->count; i++) {
        bx_item *item = BX_VEC_PUSH(c->arena, items);
        BX_TRY_NEW(item);
        *item = box->items[i];
        item->box.x += x;
        item->box.y += y;
    }
    return BX_OK;
}

/* Rows of one table that follow one another are drawn as one range. */
static int end_of_rows(const bx_boxes *boxes, int row, int end)
{
    int last = row + 1;
    while (last < end && boxes->items[last].table == boxes->items[row].table)
        last++;
    return last;
}

static bx_status set_page(bx_composer *c, const bx_boxes *boxes, int start, int end, bx_page *page)
{
    const bx_page_style *style = c->document->page;
    bx_items items = {0};
    bx_len y = 0;
    for (int i = start; i < end; i++) {
        const bx_box *box = &boxes->items[i];
        slot s = slot_of(style, box, i > start ? &boxes->items[i - 1] : NULL, y);
        y = s.bottom;
        bx_len top = style->area.y + s.top;
        if (!box->table) {
            BX_TRY(place_items(c, box, style->area.x, top, &items));
            continue;
        }
        if (i > start && boxes->items[i - 1].table == box->table) continue;
        int last = end_of_rows(boxes, i, end);
        if (i == start) top -= bx_table_head_height(box->table, box->row);
        BX_TRY(bx_table_draw(c, box->table, box->row, boxes->items[last - 1].row + 1, style->area.x,
                             top, &items));
    }
    page->items = items.items;
    page->count = items.count;
    return BX_OK;
}

bx_status bx_flow(bx_composer *c, const bx_boxes *boxes, bx_page **pages, int *count)
{
    BX_VEC(bx_page) set = {0};
    int start = 0;
    do {
        if (set.count == BX_LIMIT_PAGES) {
            bx_buf most = {0};
            bx_buf_add_int(&most, BX_LIMIT_PAGES);
            bx_status status = most.failed
                                   ? BX_ERR_MEMORY
                                   : bx_report(c->diag, BX_E_TOO_MANY_PAGES, NULL, most.ptr);
            bx_buf_release(&most);
            return status;
        }
        int end = fill_page(c->document->page, boxes, start);
        if (end < boxes->count) BX_TRY(choose_break(c, boxes, start, end, &end));
        bx_page *page = BX_VEC_PUSH(c->arena, &set);
        BX_TRY_NEW(page);
        page->number = set.count;
        BX_TRY(set_page(c, boxes, start, end, page));
        start = end;
    } while (start < boxes->count);
    *pages = set.items;
    *count = set.count;
    return BX_OK;
}
