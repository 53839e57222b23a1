/*
 * Greedy by page, which is what official documents want: a line belongs on the
 * earliest page that may hold it. Looking back over one page for the break keeps
 * the cost linear in boxes times the boxes of a page.
 */
#include "compose/flow.h"

#include "base/limits.h"
#include "compose/line_number.h"
#include "compose/sheet.h"
#include "compose/stack.h"

#include "base/ban.h"

enum { WIDE = 14 }; /* a page's height by it: white that is clearly seen */

/* What a page costs that ends at `y`, for the white below. */
static int64_t cost_of_white(const bx_area *area, bx_len y)
{
    bx_len white = bx_len_max(area->height - y, 0), limit = area->height;
    if (area->hole > 0) limit = bx_len_max(bx_len_scale(area->height, area->hole, 1000), 1);
    if (white <= limit) return bx_len_scale(BX_COST_WHITE, white, limit);
    /* Where no break keeps to the limit, the least white is worth more than groups of rows uncut. */
    bx_len wide = area->height / WIDE, wider = bx_len_min(white - limit, wide);
    return BX_COST_HOLE + bx_len_scale(BX_COST_WIDER, wider, wide) +
           bx_len_scale(BX_COST_HOLE / 2, white, area->height);
}

/* The first box is taken whether it fits or not. Costs that are equal: the fuller page. */
int bx_flow_page_end(const bx_area *section, const bx_boxes *boxes, int start)
{
    const bx_area *area = bx_area_at(section, start);
    int64_t least = INT64_MAX;
    int best = start < boxes->count ? start + 1 : start;
    bx_len y = 0, foot = 0;
    for (int i = start; i < boxes->count; i++) {
        const bx_box *box = &boxes->items[i];
        bool must_end = i > start && box->start != BX_START_ANYWHERE;
        if (must_end) return foot <= area->height ? i : best;
        y = bx_slot_under(area, box, bx_box_above(area, boxes, start, i), y).bottom;
        if (y > area->height && i > start) break;
        foot = y + (box->maker->below ? box->maker->below(box) : 0);
        if (foot > area->height && i > start) continue;
        if (i + 1 == boxes->count) return boxes->count;
        int64_t cost = box[1].cost + cost_of_white(area, foot);
        if (cost > least) continue;
        least = cost;
        best = i + 1;
    }
    return best;
}

static bx_status add_range(bx_composer *c, const bx_boxes *boxes, bx_page_range range,
                           bx_page_ranges *ranges)
{
    if (c->pages.count + ranges->count == BX_LIMIT_PAGES) {
        char most[12]; /* an int in decimal */
        snprintf(most, sizeof most, "%d", BX_LIMIT_PAGES);
        const bx_box *box = range.start < boxes->count ? &boxes->items[range.start] : NULL;
        return bx_report(c->diag, BX_E_TOO_MANY_PAGES, box ? &box->block->place : NULL, most);
    }
    bx_page_range *added = BX_VEC_PUSH(c->passing, ranges);
    BX_TRY_NEW(added);
    *added = range;
    return BX_OK;
}

/* Boxes are set for the type area of most pages: the first of them may be too tall for a lower first page. */
static bx_status check_first(bx_composer *c, const bx_area *area, const bx_boxes *boxes, int end)
{
    if (!area->first || end == 0) return BX_OK;
    bx_len need = bx_stack_measure(area->first, boxes, 0, end, NULL), have = area->first->height;
    if (need <= have) return BX_OK;
    bx_buf a = {0}, b = {0};
    bx_mm_text(&a, need);
    bx_mm_text(&b, have);
    bx_status status = BX_ERR_MEMORY;
    if (!a.failed && !b.failed)
        status = bx_report(c->diag, BX_E_FIRST_PAGE_LOW, &boxes->items->block->place, a.ptr, b.ptr);
    bx_buf_release(&a);
    bx_buf_release(&b);
    return status;
}

bx_status bx_flow_plan(bx_composer *c, const bx_area *area, const bx_boxes *boxes,
                       bx_page_ranges *ranges)
{
    int start = 0;
    do {
        bool is_back = (c->pages.count + ranges->count) % 2 == 1; /* the next page is a back side */
        bool is_wanted = start < boxes->count && boxes->items[start].start == BX_START_ODD;
        if (is_wanted && is_back)
            BX_TRY(add_range(c, boxes, (bx_page_range){start, start}, ranges));
        int end = bx_flow_page_end(area, boxes, start);
        if (start == 0) BX_TRY(check_first(c, area, boxes, end));
        BX_TRY(add_range(c, boxes, (bx_page_range){start, end}, ranges));
        start = end;
    } while (start < boxes->count);
    return BX_OK;
}

/*
 * A seal is drawn before all text of its page: whatever lies on it stays as dark as it is, in
 * every reader and printer, also when the picture has no transparency. Other pictures are drawn with
 * it, in their order: so none above it hides it.
 */
static bx_status put_seals_under(bx_composer *c, bx_groups *groups)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    const bx_item *items;
    int count;
    BX_TRY(bx_unpack(c->scratch, groups->items, groups->count, &items, &count));
    bx_items sorted = {.items = BX_NEW_ARRAY(c->scratch, bx_item, count)};
    BX_TRY_NEW(sorted.items);
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < count; i++)
            if ((items[i].type == BX_ITEM_IMAGE) == (pass == 0))
                sorted.items[sorted.count++] = items[i];
    *groups->items = (bx_group){0};
    groups->count = 1;
    BX_TRY(bx_composer_pack(c, &sorted, NULL, &groups->items->packed));
    bx_arena_rewind(c->scratch, mark);
    return BX_OK;
}

/* How far two rectangles reach into each other from above; 0: they do not. */
static bx_len depth_of(bx_rect above, bx_rect below)
{
    bool is_apart = above.h == 0 || above.x >= below.x + below.w || below.x >= above.x + above.w ||
                    above.y >= below.y + below.h || below.y >= above.y + above.h;
    return is_apart ? 0 : above.y + above.h - below.y;
}

/* What stands at a fixed place lies on nothing that stands before it: on no text, on no other place. */
static bx_status check_fixed(bx_composer *c, const bx_area *area, const bx_stack *stack,
                             const bx_box *box, bx_len text, int page)
{
    bx_rect rect = bx_fixed_rect(area, box->fixed, box->height);
    bx_len depth = depth_of((bx_rect){0, 0, area->width, text}, rect);
    for (const bx_box *b = &stack->boxes->items[stack->start]; b < box; b++)
        if (b->fixed)
            depth = bx_len_max(depth, depth_of(bx_fixed_rect(area, b->fixed, b->height), rect));
    if (depth == 0) return BX_OK;
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", page);
    bx_buf out = {0};
    bx_mm_text(&out, depth);
    bx_status status =
        out.failed ? BX_ERR_MEMORY
                   : bx_report(c->diag, BX_E_FIXED_OVERLAP, &box->block->place, out.ptr, number);
    bx_buf_release(&out);
    return status;
}

static bx_status set_page(bx_composer *c, const bx_area *area, const bx_boxes *boxes,
                          const bx_page_range *range, bx_kept_page *page)
{
    const bx_sheet_bounds sheet = {area->sheet_width, area->sheet_height, page->number};
    bx_groups groups = {0};
    bx_stack stack = {area, boxes, range->start, range->end, .at = range->start};
    bx_piece piece;
    bx_len text = 0;
    bool has_seal = false;
    const bx_block *told = NULL;
    bx_status first = BX_OK;
    int numbered = 0;
    c->filled = page->number - 1;
    while (bx_stack_next(&stack, &piece)) {
        const bx_box *box = piece.boxes;
        has_seal = has_seal || box->role == BX_BOX_SIGNATURE;
        BX_TRY(bx_line_number_add(c, area, box, area->top + piece.top, page, &numbered, &groups));
        int before = groups.count;
        BX_TRY(bx_piece_place(c, &piece, area->left, area->top, &groups));
        if (!box->fixed) text = stack.y;
        if (told == box->block) continue;
        bx_status status = bx_sheet_check(c, &groups, before, &sheet, &box->block->place);
        if (box->fixed && status == BX_OK)
            status = check_fixed(c, area, &stack, box, text, page->number);
        if (status != BX_OK) told = box->block;
        if (first == BX_OK) first = status;
    }
    c->last.text = stack.y;
    BX_TRY(first);
    if (has_seal) BX_TRY(put_seals_under(c, &groups));
    page->groups = groups.items;
    page->count = groups.count;
    if (page->is_turned) page->turned_end = groups.count;
    return BX_OK;
}

/* What had to be parted where the page begins is told; of a first side without text more is told elsewhere. */
static bx_status tell_parted(bx_composer *c, const bx_boxes *boxes, int start)
{
    const bx_box *box = &boxes->items[start];
    bool is_parted =
        box->cost >= BX_COST_TEXT && box->cost != BX_COST_FIRST && box->start == BX_START_ANYWHERE;
    return is_parted ? bx_report(c->diag, BX_E_KEEP_DROPPED, &box->block->place, NULL) : BX_OK;
}

bx_status bx_flow_set(bx_composer *c, const bx_section *section, const bx_area *area,
                      const bx_boxes *boxes, const bx_page_ranges *ranges)
{
    bx_status first = BX_OK;
    for (int i = 0; i < ranges->count; i++) {
        const bx_page_range *range = &ranges->items[i];
        bool is_blank = range->start == range->end && boxes->count > 0;
        const bx_page_style *style =
            range->start == 0 && !is_blank ? section->first.style : section->page.style;
        /* a side that stays blank is the back of the page before it */
        const bx_kept_page *front = is_blank ? &c->pages.items[c->pages.count - 1] : NULL;
        bx_len width = front ? front->width : style->width;
        bx_len height = front ? front->height : style->height;
        if (range->start > 0 && !is_blank) BX_TRY(tell_parted(c, boxes, range->start));
        bx_kept_page *page = BX_VEC_PUSH(c->arena, &c->pages);
        BX_TRY_NEW(page);
        *page = (bx_kept_page){.number = c->pages.count,
                               .width = width,
                               .height = height,
                               .style = style,
                               .is_first = range->start == 0 && !is_blank,
                               .is_blank = is_blank,
                               .is_turned = style->turned && !is_blank};
        c->last.style = style;
        bx_status status = set_page(c, bx_area_at(area, range->start), boxes, range, page);
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
    }
    return first;
}
