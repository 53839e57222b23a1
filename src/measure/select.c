#include "measure/select.h"

#include <stdlib.h>

#include "base/ban.h"

/* --- what fits --- */

bool bx_selector_has_style(const bx_selector *s, const bx_style *style)
{
    for (int i = 0; i < s->style_count && style; i++)
        if (bx_str_equal(s->styles[i]->name, style->name)) return true;
    return s->style_count == 0;
}

static bool fits_style(const bx_selector *s, const bx_element *e, bool by_words)
{
    if (!by_words || !bx_part_is_text(e->part)) return bx_selector_has_style(s, e->style);
    for (int i = 0; i < e->stretch_count; i++)
        if (bx_selector_has_style(s, e->stretches[i].style)) return true;
    return false;
}

static bool fits_page(const bx_selector *s, const bx_pages *pages, int page)
{
    switch (s->pages) {
    case BX_PAGES_ALL: return true;
    case BX_PAGES_FIRST: return page == 0;
    case BX_PAGES_LATER: return page > 0;
    case BX_PAGES_LAST: return page + 1 == pages->count;
    case BX_PAGES_ODD: return page % 2 == 0;
    case BX_PAGES_EVEN: return page % 2 == 1;
    }
    return false;
}

static bool fits_lines(const bx_selector *s, const bx_element *e)
{
    switch (s->lines) {
    case BX_LINES_ALL: return true;
    case BX_LINES_FIRST: return e->starts;
    case BX_LINES_REST: return !e->starts;
    case BX_LINES_LAST: return e->ends;
    case BX_LINES_FULL: return !e->ends;
    }
    return false;
}

static bool has_form(const bx_signature *signature, bx_seal_form form)
{
    for (int i = 0; i < signature->count; i++)
        if (signature->signers[i].form == form) return true;
    return false;
}

static bool fits_form(bx_signed_form form, const bx_signature *signature)
{
    bool is_room = has_form(signature, BX_SEAL_FORM_ROOM);
    bool is_sealed = is_room || has_form(signature, BX_SEAL_FORM_IMAGE);
    if (form == BX_SIGNED_ANY) return true;
    if (signature->is_of_posts) return form == BX_SIGNED_STAMPED;
    switch (form) {
    case BX_SIGNED_PLAIN: return !is_sealed;
    case BX_SIGNED_SEALED: return is_sealed;
    case BX_SIGNED_PICTURED: return is_sealed && !is_room;
    case BX_SIGNED_ROOM: return is_room;
    default: return false;
    }
}

static bool fits_signature(const bx_selector *s, const bx_element *e)
{
    const bx_signature *signature = e->block ? e->block->signature : NULL;
    if (s->form == BX_SIGNED_ANY && s->signers == BX_SIGNERS_ANY) return true;
    if (!signature) return false;
    if (!fits_form(s->form, signature)) return false;
    return s->signers == BX_SIGNERS_ANY ||
           (s->signers == BX_SIGNERS_ONE) == (signature->count == 1);
}

static bool fits(const bx_selector *s, const bx_pages *pages, const bx_element *e, bool by_words)
{
    /* who means the text does not mean what stands around it, unless by its style */
    bool is_meant = !e->is_around || e->part != BX_PART_TEXT || s->style_count > 0;
    return is_meant && (s->parts >> e->part & 1u) && fits_page(s, pages, e->page) &&
           fits_lines(s, e) && fits_signature(s, e) && (!s->has_color || s->color == e->rgb) &&
           fits_style(s, e, by_words);
}

/* --- what is made for the choice --- */

static void reach(bx_element *whole, const bx_element *e)
{
    bx_rect *box = &whole->box;
    bx_len right = bx_len_max(box->x + box->w, e->box.x + e->box.w);
    bx_len bottom = bx_len_max(box->y + box->h, e->box.y + e->box.h);
    box->x = bx_len_min(box->x, e->box.x);
    box->y = bx_len_min(box->y, e->box.y);
    box->w = right - box->x;
    box->h = bottom - box->y;
    whole->ink_top = bx_len_min(whole->ink_top, e->ink_top);
    whole->ink_bottom = bx_len_max(whole->ink_bottom, e->ink_bottom);
    whole->rows += e->rows;
}

static void push(bx_chosen *chosen, const bx_element *e)
{
    chosen->items[chosen->count++] = e;
}

static bx_status push_own(bx_arena *arena, bx_chosen *chosen, const bx_element *from,
                          bx_element **own)
{
    *own = BX_NEW(arena, bx_element);
    BX_TRY_NEW(*own);
    **own = *from;
    push(chosen, *own);
    return BX_OK;
}

static bx_status add_pages(bx_arena *arena, const bx_pages *pages, const bx_selector *s,
                           bx_chosen *chosen)
{
    for (int i = 0; i < pages->count; i++) {
        const bx_kept_page *page = &pages->kept[i];
        const bx_element sheet = {.part = BX_PART_PAGE,
                                  .page = i,
                                  .signer = -1,
                                  .starts = true,
                                  .ends = true,
                                  .box = {0, 0, page->width, page->height},
                                  .ink_bottom = page->height};
        bx_element *own;
        if (fits_page(s, pages, i)) BX_TRY(push_own(arena, chosen, &sheet, &own));
    }
    return BX_OK;
}

/* Seals hang below the lines; a turned page is no part of a box around upright ones. */
static bool flows(const bx_element *e)
{
    return !e->is_around && !e->is_turned && e->part != BX_PART_NUMBER && e->part != BX_PART_SEAL &&
           e->box.h > 0;
}

static bx_status add_area(bx_arena *arena, const bx_elements *elements, const bx_selector *s,
                          bx_chosen *chosen)
{
    bx_element *area = NULL;
    for (int i = 0; i < elements->list.count; i++) {
        const bx_element *e = &elements->list.items[i];
        if (!flows(e) || !fits_page(s, elements->pages, e->page)) continue;
        if (area) {
            reach(area, e);
            continue;
        }
        BX_TRY(push_own(arena, chosen, e, &area));
        area->part = BX_PART_AREA;
        area->block = NULL;
        area->style = NULL;
    }
    return BX_OK;
}

/* --- which of them --- */

static void keep_only(bx_chosen *chosen, int at)
{
    if (at >= 0 && at < chosen->count) chosen->items[0] = chosen->items[at];
    chosen->count = at >= 0 && at < chosen->count ? 1 : 0;
}

/* The end of those from `first` on that stand on its page. */
static int end_of_page(const bx_chosen *chosen, int first)
{
    int end = first + 1;
    while (end < chosen->count && chosen->items[end]->page == chosen->items[first]->page)
        end++;
    return end;
}

static const bx_element *widest(const bx_chosen *chosen, int first, int end)
{
    const bx_element *found = chosen->items[first];
    for (int i = first + 1; i < end; i++)
        if (chosen->items[i]->box.w > found->box.w) found = chosen->items[i];
    return found;
}

static bx_status whole(bx_arena *arena, const bx_chosen *chosen, int first, int end,
                       const bx_element **made)
{
    bx_element *own = BX_NEW(arena, bx_element);
    BX_TRY_NEW(own);
    *own = *chosen->items[first];
    for (int i = first + 1; i < end; i++)
        reach(own, chosen->items[i]);
    *made = own;
    return BX_OK;
}

static bx_status keep_of_pages(bx_arena *arena, bx_which which, bx_chosen *chosen)
{
    int kept = 0;
    for (int i = 0, end = 0; i < chosen->count; i = end) {
        const bx_element *one = chosen->items[i];
        end = end_of_page(chosen, i);
        if (which == BX_WHICH_LAST_OF_PAGE) one = chosen->items[end - 1];
        if (which == BX_WHICH_WIDEST) one = widest(chosen, i, end);
        if (which == BX_WHICH_WHOLE) BX_TRY(whole(arena, chosen, i, end, &one));
        chosen->items[kept++] = one;
    }
    chosen->count = kept;
    return BX_OK;
}

static bx_status keep_which(bx_arena *arena, const bx_selector *s, bx_chosen *chosen)
{
    switch (s->which) {
    case BX_WHICH_ALL: return BX_OK;
    case BX_WHICH_FIRST: keep_only(chosen, 0); return BX_OK;
    case BX_WHICH_LAST: keep_only(chosen, chosen->count - 1); return BX_OK;
    case BX_WHICH_NTH: keep_only(chosen, s->nth - 1); return BX_OK;
    case BX_WHICH_FIRST_OF_PAGE:
    case BX_WHICH_LAST_OF_PAGE:
    case BX_WHICH_WIDEST:
    case BX_WHICH_WHOLE: break;
    }
    return keep_of_pages(arena, s->which, chosen);
}

/* By page, what is made for the choice before what stands on it. */
static int compare(const void *a, const void *b)
{
    const bx_element *one = *(const bx_element *const *)a, *other = *(const bx_element *const *)b;
    if (one->page != other->page) return one->page < other->page ? -1 : 1;
    return (one->order > other->order) - (one->order < other->order);
}

bx_status bx_elements_select(bx_arena *arena, const bx_elements *elements, const bx_selector *s,
                             bool by_words, bx_chosen *chosen)
{
    const bx_pages *pages = elements->pages;
    *chosen = (bx_chosen){
        .items = BX_NEW_ARRAY(arena, const bx_element *, elements->list.count + pages->count + 1)};
    BX_TRY_NEW(chosen->items);
    if (s->parts >> BX_PART_PAGE & 1u) BX_TRY(add_pages(arena, pages, s, chosen));
    if (s->parts >> BX_PART_AREA & 1u) BX_TRY(add_area(arena, elements, s, chosen));
    int made = chosen->count;
    for (int i = 0; i < elements->list.count; i++)
        if (fits(s, pages, &elements->list.items[i], by_words))
            push(chosen, &elements->list.items[i]);
    if (made > 0 && chosen->count > made)
        qsort(chosen->items, (size_t)chosen->count, sizeof(const bx_element *), compare);
    return keep_which(arena, s, chosen);
}

/* --- the nearest --- */

static int first_from(const bx_chosen *chosen, int page)
{
    int low = 0, high = chosen->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (chosen->items[middle]->page < page) low = middle + 1;
        else high = middle;
    }
    return low;
}

bx_chosen bx_chosen_on_page(const bx_chosen *chosen, int page)
{
    int first = first_from(chosen, page);
    return (bx_chosen){chosen->items + first, first_from(chosen, page + 1) - first};
}

enum { FAR = 1 << 28 }; /* beyond any distance in reading order */

/* The less the nearer. */
static int64_t distance(const bx_element *from, const bx_element *e)
{
    bool same_block = from->block && from->block->signature && from->block == e->block;
    bool same_signer = same_block && from->signer >= 0 && from->signer == e->signer;
    int64_t rank = same_signer ? 0 : same_block ? 1 : 2;
    int64_t steps = e->order < from->order ? from->order - e->order : FAR + e->order - from->order;
    return rank * 4 * FAR + steps;
}

const bx_element *bx_chosen_nearest(const bx_chosen *others, const bx_element *element)
{
    const bx_element *found = NULL;
    bx_chosen near = bx_chosen_on_page(others, element->page);
    for (int i = 0; i < near.count; i++) {
        const bx_element *e = near.items[i];
        if (e == element || e->is_turned != element->is_turned) continue;
        if (!found || distance(element, e) < distance(element, found)) found = e;
    }
    return found;
}
