/*
 * The blocks are set as those of the body are, with a tree of tags that is forgotten: whatever makes a
 * tag need not know that it stands in a region.
 */
#include "compose/region.h"

#include "compose/line_of.h"
#include "compose/paragraph.h"
#include "compose/picture.h"
#include "compose/sheet.h"
#include "compose/stroke.h"

#include "base/ban.h"

/* An item of a region, its boxes from `first` on among those of the region. */
typedef struct set_item {
    int first, end;
    bx_len height, before, after;
    bx_len top; /* on the sheet */
} set_item;

typedef struct region {
    const bx_page_style *style;
    const bx_late_region *late;
    bx_artifact artifact;
    const bx_furnishing *items;
    int count;
    set_item *set;
    bx_boxes boxes;
} region;

static bx_status set_block(bx_composer *c, const bx_area *area, const bx_block *block,
                           bx_boxes *boxes)
{
    switch (block->kind) {
    case BX_BLOCK_PARAGRAPH: return bx_paragraph_set(c, area, block, BX_COST_FREE, boxes);
    case BX_BLOCK_LINE: return bx_line_of_set(c, area, block, BX_COST_FREE, boxes);
    case BX_BLOCK_RULE: return bx_rule_line_set(c, area, block, BX_COST_FREE, boxes);
    case BX_BLOCK_IMAGE: return bx_picture_set(c, area, block, BX_COST_FREE, boxes);
    default: BX_BUG("no block of a region");
    }
}

/* As flow stacks boxes, but for the grid. */
static void measure(const bx_boxes *boxes, set_item *item)
{
    if (item->first == item->end) return;
    item->before = boxes->items[item->first].before;
    item->after = boxes->items[item->end - 1].after;
    for (int i = item->first; i < item->end; i++) {
        const bx_box *box = &boxes->items[i];
        if (i > item->first) item->height += boxes->items[i - 1].after + box->before;
        item->height += box->height;
    }
}

static bx_status set_items(bx_composer *c, region *r)
{
    bx_area area = bx_area_upright(r->style);
    for (int i = 0; i < r->count; i++) {
        r->set[i].first = r->boxes.count;
        BX_TRY(set_block(c, &area, &r->items[i].block, &r->boxes));
        r->set[i].end = r->boxes.count;
        measure(&r->boxes, &r->set[i]);
    }
    return BX_OK;
}

/* Where those that stand with each other begin, from y on; returns where the last one ends. */
static bx_len stack(region *r, bx_len y)
{
    const set_item *above = NULL;
    for (int i = 0; i < r->count; i++) {
        set_item *item = &r->set[i];
        if (r->items[i].stand != BX_STAND_WITH || item->first == item->end) continue;
        if (above) y += above->after + item->before;
        item->top = y;
        y += item->height;
        above = item;
    }
    return y;
}

static void find_tops(region *r)
{
    const bx_page_style *style = r->style;
    bx_len foot = style->area.y + style->area.h + r->late->gap;
    bx_len head = style->area.y - r->late->gap;
    if (r->artifact == BX_ARTIFACT_FOOTER) stack(r, foot);
    else stack(r, head - stack(r, 0));
    for (int i = 0; i < r->count; i++) {
        bx_len distance = r->items[i].distance;
        if (r->items[i].stand == BX_STAND_TOP) r->set[i].top = distance;
        if (r->items[i].stand == BX_STAND_BOTTOM)
            r->set[i].top = style->height - distance - r->set[i].height;
    }
}

static bx_status check_apart(bx_composer *c, const region *r, int i, const bx_kept_page *page)
{
    const bx_rect *area = &r->style->area;
    bx_len top = r->set[i].top, foot = top + r->set[i].height;
    bx_len within = bx_len_min(foot - area->y, area->y + area->h - top);
    if (within <= 0 || r->set[i].height == 0) return BX_OK;
    bx_buf words = {0};
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", page->number);
    bx_mm_text(&words, within);
    bx_status status = words.failed ? BX_ERR_MEMORY
                                    : bx_report(c->diag, BX_E_FURNITURE_INSIDE,
                                                &r->items[i].block.place, words.ptr, number);
    bx_buf_release(&words);
    return status;
}

static bx_status place_item(bx_composer *c, const region *r, int i, bx_kept_page *page)
{
    bx_groups groups = {0};
    bx_len y = r->set[i].top;
    BX_TRY(check_apart(c, r, i, page));
    if (r->items[i].block.is_hidden) return BX_OK;
    for (int k = r->set[i].first; k < r->set[i].end; k++) {
        const bx_box *box = &r->boxes.items[k];
        if (k > r->set[i].first) y += box[-1].after + box->before;
        BX_TRY(bx_box_place(c, box, 1, r->style->area.x, y, &groups));
        y += box->height;
    }
    const bx_block *block = &r->items[i].block;
    const bx_placed what = {.page = page->number - 1,
                            .line = -1,
                            .block = block,
                            .style = block->style,
                            .is_around = true};
    BX_TRY(bx_composer_record(c, what, &groups, 0));
    for (int k = 0; k < groups.count; k++) {
        groups.items[k].is_copy = true;
        groups.items[k].artifact = r->artifact;
    }
    return bx_page_add_groups(c, &groups, page, &r->items[i].block.place);
}

static bx_status set_region(bx_composer *c, region *r, bx_kept_page *page)
{
    r->set = BX_NEW_ARRAY(c->passing, set_item, r->count);
    BX_TRY_NEW(r->set);
    BX_TRY(set_items(c, r));
    find_tops(r);
    bx_status first = BX_OK;
    for (int i = 0; i < r->count; i++) {
        bx_status status = place_item(c, r, i, page);
        if (first == BX_OK) first = status;
    }
    return first;
}

static bx_status add_region(bx_composer *c, region *r, bx_kept_page *page,
                            const bx_page_place *place)
{
    if (!r->late) return BX_OK;
    BX_TRY(r->late->write(r->late, c->arena, c->diag, place, &r->items, &r->count));
    bx_tag_tree tags = c->tags;
    int lines = c->lines.count;
    c->tags = (bx_tag_tree){0};
    bool has_root = bx_tag_new(c->arena, &c->tags, NULL, BX_TAG_DOCUMENT) != NULL;
    bx_status status = has_root ? set_region(c, r, page) : BX_ERR_MEMORY;
    c->tags = tags;
    c->lines.count = lines;
    return status;
}

bx_status bx_regions_add(bx_composer *c, const bx_sheet *sheet, bx_kept_page *page,
                         const bx_page_place *place)
{
    region head = {.style = sheet->style, .late = sheet->head, .artifact = BX_ARTIFACT_HEADER};
    region foot = {.style = sheet->style, .late = sheet->foot, .artifact = BX_ARTIFACT_FOOTER};
    bx_status above = add_region(c, &head, page, place);
    if (above == BX_ERR_MEMORY) return above;
    bx_status below = add_region(c, &foot, page, place);
    return above != BX_OK ? above : below;
}

bx_status bx_page_add_groups(bx_composer *c, const bx_groups *groups, bx_kept_page *page,
                             const bx_place *place)
{
    bx_groups all = {.count = page->count + groups->count};
    all.items = BX_NEW_ARRAY(c->arena, bx_group, all.count);
    BX_TRY_NEW(all.items);
    for (int i = 0; i < all.count; i++)
        all.items[i] = i < page->count ? page->groups[i] : groups->items[i - page->count];
    const bx_sheet_bounds sheet = {page->width, page->height, page->number};
    BX_TRY(bx_sheet_check(c, &all, page->count, &sheet, place));
    page->groups = all.items;
    page->count = all.count;
    return BX_OK;
}
