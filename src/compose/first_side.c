#include "compose/first_side.h"

#include "compose/flow.h"
#include "compose/inset.h"
#include "compose/masthead.h"
#include "compose/stack.h"

#include "base/ban.h"

enum { WANTED = 2 }; /* lines of body text */

/* The masthead of the first page, by itself or at a fixed place. */
typedef struct head {
    bx_box *masthead; /* NULL: there is none */
    bx_box *inset;    /* that it stands in; NULL: in none */
} head;

static int lines_in(const bx_boxes *boxes, int end)
{
    int lines = 0;
    for (int i = 0; i < end; i++)
        lines += boxes->items[i].role == BX_BOX_TEXT;
    return lines;
}

/* Of those that may stand on the first page: before a page that is asked for. */
static int lines_wanted(const bx_boxes *boxes)
{
    int end = 0;
    while (end < boxes->count && (end == 0 || boxes->items[end].start == BX_START_ANYWHERE))
        end++;
    int lines = lines_in(boxes, end);
    return lines < WANTED ? lines : WANTED;
}

/* For how many lines the first page has room, wherever it may end. */
static int lines_on_first(const bx_area *section, const bx_boxes *boxes)
{
    const bx_area *area = bx_area_at(section, 0);
    int end = 0;
    for (bx_len y = 0; end < boxes->count; end++) {
        const bx_box *box = &boxes->items[end];
        y = bx_slot_under(area, box, bx_box_above(area, boxes, 0, end), y).bottom;
        if (y > area->height) break;
    }
    return lines_in(boxes, end);
}

static bx_box *masthead_among(bx_box *boxes, int count)
{
    for (int i = 0; i < count; i++)
        if (bx_masthead_is(&boxes[i])) return &boxes[i];
    return NULL;
}

static head find_head(const bx_area *area, const bx_boxes *boxes)
{
    int end = bx_flow_page_end(area, boxes, 0);
    head h = {.masthead = masthead_among(boxes->items, end)};
    for (int i = 0; i < end && !h.masthead; i++) {
        const bx_boxes *inner = bx_inset_boxes(&boxes->items[i]);
        if (!inner) continue;
        h.masthead = masthead_among(inner->items, inner->count);
        if (h.masthead) h.inset = &boxes->items[i];
    }
    return h;
}

static bx_status shrink(bx_composer *c, const bx_area *area, const head *h, int wanted,
                        bx_boxes *boxes)
{
    bool done = true;
    while (done && lines_on_first(area, boxes) < wanted) {
        BX_TRY(bx_masthead_shrink(c, h->masthead, &done));
        if (h->inset) bx_inset_measure(h->inset);
    }
    return BX_OK;
}

static bx_status reset(bx_composer *c, const head *h)
{
    BX_TRY(bx_masthead_reset(c, h->masthead));
    if (h->inset) bx_inset_measure(h->inset);
    return BX_OK;
}

static bool is_moved(const bx_box *box, const bx_style *style)
{
    return box->block->kind == BX_BLOCK_PARAGRAPH && box->block->style == style;
}

/* Takes the paragraphs in that style out of the first page, and of the order in which it is read. */
static bx_status take_out(bx_composer *c, const bx_area *area, const bx_style *style,
                          bx_boxes *boxes)
{
    int end = bx_flow_page_end(area, boxes, 0), kept = 0;
    const bx_block *told = NULL;
    for (int i = 0; i < boxes->count; i++) {
        const bx_box *box = &boxes->items[i];
        bool goes = is_moved(box, style) && (i < end || box->block == told);
        if (!goes) {
            boxes->items[kept++] = *box;
            continue;
        }
        if (box->block == told) continue;
        told = box->block;
        bx_tag_remove(box->tag);
        BX_TRY(bx_report(c->diag, BX_E_TEXT_MOVED, &told->place, NULL));
    }
    c->has_moved = c->has_moved || kept < boxes->count;
    boxes->count = kept;
    return BX_OK;
}

bx_status bx_first_side_fit(bx_composer *c, const bx_area *area, const bx_style *moved,
                            bx_boxes *boxes)
{
    int wanted = lines_wanted(boxes);
    head h = find_head(area, boxes);
    if (!h.masthead || wanted == 0) return BX_OK;
    if (lines_on_first(area, boxes) >= wanted) return BX_OK;
    BX_TRY(shrink(c, area, &h, wanted, boxes));
    if (lines_on_first(area, boxes) == 0 && moved) {
        BX_TRY(take_out(c, area, moved, boxes));
        h = find_head(area, boxes);
        BX_TRY(reset(c, &h));
        BX_TRY(shrink(c, area, &h, wanted, boxes));
    }
    return bx_masthead_tell(c, h.masthead);
}

/* Where a paragraph would have to be torn near its end for it, it is. */
void bx_first_side_hold(const bx_area *area, bx_boxes *boxes)
{
    int i = 0;
    while (i < boxes->count && boxes->items[i].role != BX_BOX_TEXT)
        i++;
    if (i == 0 || i == boxes->count || !find_head(area, boxes).masthead) return;
    for (int k = 1; k <= i; k++)
        if (boxes->items[k].cost < BX_COST_FIRST) boxes->items[k].cost = BX_COST_FIRST;
    bool has_next = i + 1 < boxes->count && boxes->items[i + 1].role == BX_BOX_TEXT;
    if (has_next && boxes->items[i + 1].cost > BX_COST_WHITE)
        boxes->items[i + 1].cost = BX_COST_WHITE;
}

bx_status bx_first_side_tell(bx_composer *c, const bx_area *area, const bx_boxes *boxes, int end)
{
    if (lines_wanted(boxes) == 0 || lines_in(boxes, end) > 0) return BX_OK;
    if (!find_head(area, boxes).masthead) return BX_OK;
    while (boxes->items[end].role != BX_BOX_TEXT)
        end++;
    return bx_report(c->diag, BX_E_FIRST_SIDE_EMPTY, &boxes->items[end].block->place, NULL);
}
