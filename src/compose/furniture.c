#include "compose/furniture.h"

#include "compose/inline.h"
#include "compose/region.h"
#include "compose/sheet.h"
#include "font/run_ink.h"
#include "text/breaks.h"

#include "base/ban.h"

/* Highest ink of the line's first glyph above the baseline: the upper edge of the 一字线. */
static bx_len ink_top(const bx_line *line)
{
    if (line->run_count == 0 || line->runs[0].count == 0) return 0;
    const bx_run *run = &line->runs[0];
    int top = bx_face_ink(run->face, run->glyphs[0].id).top;
    return bx_len_scale(run->size, top, bx_face_units(run->face)) + run->glyphs[0].y;
}

static bx_len left_of(const bx_page_style *style, bx_side side, bx_len width)
{
    bx_len left = style->area.x, room = style->area.w - width;
    if (side == BX_SIDE_CENTER) return left + room / 2;
    if (side == BX_SIDE_LEFT) return left + style->number_inset;
    return left + room - style->number_inset;
}

/* Sets the number; told when it is no line of the type area. */
static bx_status set_number(bx_composer *c, const bx_page_style *style, const bx_inline *text,
                            bx_ready_text *ready, const bx_line **line)
{
    BX_TRY(bx_inline_prepare(c, text, style->number_style, NULL, ready));
    bx_measure measure = {.width = style->area.w, .justify = BX_FLUSH_START};
    int count;
    BX_TRY(bx_break_lines(c->scratch, c->scratch, ready->prepared, &measure, line, &count));
    if (count == 1 && (*line)->slack >= 0) return BX_OK;
    const char *words = bx_arena_copy(c->arena, text->text.ptr, text->text.len);
    BX_TRY_NEW(words);
    return bx_report(c->diag, BX_E_PAGE_NUMBER_WIDE, &style->number_style->place, words);
}

static bx_status place_number(bx_composer *c, const bx_page_style *style, bx_kept_page *page,
                              const bx_inline *text)
{
    bx_ready_text ready;
    const bx_line *line;
    const bx_packed *packed;
    bx_items items = {0};
    BX_TRY(set_number(c, style, text, &ready, &line));
    bx_side side = page->number % 2 == 1 ? style->number_odd : style->number_even;
    bx_len baseline = style->area.y + style->area.h + style->number_top + ink_top(line);
    BX_TRY(bx_inline_place(c, &ready, line, style->number_style, left_of(style, side, line->width),
                           baseline - bx_style_ascent(c, style->number_style), &items));
    BX_TRY(bx_composer_pack(c, &items, NULL, &packed));
    bx_group group = {.packed = packed, .artifact = BX_ARTIFACT_FOOTER};
    const bx_groups groups = {.items = &group, .count = 1};
    const bx_placed what = {.page = page->number - 1, .line = -1, .style = style->number_style};
    BX_TRY(bx_composer_record(c, what, &groups, 0));
    return bx_page_add_groups(c, &groups, page, &style->number_place);
}

static bx_status add_number(bx_composer *c, const bx_sheet *sheet, bx_kept_page *page,
                            const bx_page_place *place)
{
    bx_inline text = {0};
    if (!sheet->number) return BX_OK;
    BX_TRY(
        sheet->number->write(sheet->number, c->arena, c->diag, place->page, place->pages, &text));
    return place_number(c, sheet->style, page, &text);
}

static bool overlap(const bx_rect *a, const bx_rect *b)
{
    return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h && b->y < a->y + a->h;
}

/* Text on text: by their em-boxes, which rules may well touch. */
static bool is_covered(const bx_item *a, const bx_item *b)
{
    if (a->type != BX_ITEM_RUN || b->type != BX_ITEM_RUN) return false;
    bx_rect over = bx_run_ink(a->run, a->box.x, a->box.y);
    bx_rect under = bx_run_ink(b->run, b->box.x, b->box.y);
    return overlap(&over, &under);
}

/* The number is the page's last group; those before it, from `first` on, are of its head and foot. */
static bx_status check_number(bx_composer *c, const bx_sheet *sheet, const bx_kept_page *page,
                              int first)
{
    const bx_item *numbers, *others;
    int number_count, other_count, last = page->count - 1;
    if (first >= last || c->is_covered) return BX_OK;
    BX_TRY(bx_unpack(c->scratch, &page->groups[last], 1, &numbers, &number_count));
    BX_TRY(bx_unpack(c->scratch, &page->groups[first], last - first, &others, &other_count));
    for (int i = 0; i < number_count; i++)
        for (int k = 0; k < other_count; k++)
            c->is_covered = c->is_covered || is_covered(&numbers[i], &others[k]);
    if (!c->is_covered) return BX_OK;
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", page->number);
    const bx_late_region *region = sheet->foot ? sheet->foot : sheet->head;
    return bx_report(c->diag, BX_E_NUMBER_COVERED, &region->place, number);
}

/* All of them, so that one run shows all faults. */
static bx_status add_all(bx_composer *c, const bx_sheet *sheet, bx_kept_page *page,
                         const bx_page_place *place)
{
    int before = page->count;
    bx_status regions = bx_regions_add(c, sheet, page, place);
    if (regions == BX_ERR_MEMORY) return regions;
    int around = page->count;
    bx_status number = add_number(c, sheet, page, place);
    if (number == BX_OK && page->count > around) number = check_number(c, sheet, page, before);
    return number != BX_OK ? number : regions;
}

bx_status bx_furniture_add(bx_composer *c, const bx_sheet *sheet, bx_kept_page *page,
                           const bx_page_place *place)
{
    bx_buf label = {0};
    bx_buf_add_int(&label, page->number);
    page->label = bx_str_copy(c->arena, bx_buf_str(&label));
    bool failed = label.failed || !page->label.ptr;
    bx_buf_release(&label);
    if (failed) return BX_ERR_MEMORY;
    if (page->is_blank || page->is_unnumbered) return BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = add_all(c, sheet, page, place);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
