#include "compose/furniture.h"

#include "compose/inline.h"
#include "compose/sheet.h"
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

/* One more group behind those of the page. */
static bx_status add_group(bx_composer *c, bx_kept_page *page, const bx_packed *packed,
                           bx_groups *groups)
{
    groups->items = BX_NEW_ARRAY(c->arena, bx_group, page->count + 1);
    BX_TRY_NEW(groups->items);
    for (int i = 0; i < page->count; i++)
        groups->items[i] = page->groups[i];
    groups->items[page->count] = (bx_group){.packed = packed};
    groups->count = page->count + 1;
    return BX_OK;
}

static bx_status place_number(bx_composer *c, const bx_page_style *style, bx_kept_page *page,
                              const bx_inline *text)
{
    bx_ready_text ready;
    const bx_line *line;
    const bx_packed *packed;
    bx_items items = {0};
    bx_groups groups = {0};
    BX_TRY(set_number(c, style, text, &ready, &line));
    bx_side side = page->number % 2 == 1 ? style->number_odd : style->number_even;
    bx_len baseline = style->area.y + style->area.h + style->number_top + ink_top(line);
    BX_TRY(bx_inline_place(c, &ready, line, style->number_style, left_of(style, side, line->width),
                           baseline - bx_style_ascent(c, style->number_style), &items));
    BX_TRY(bx_composer_pack(c, &items, NULL, &packed));
    BX_TRY(add_group(c, page, packed, &groups));
    BX_TRY(bx_sheet_check(c, &groups, page->count, page, &style->number_place));
    page->groups = groups.items;
    page->count = groups.count;
    return BX_OK;
}

bx_status bx_furniture_add(bx_composer *c, const bx_sheet *sheet, bx_kept_page *page, int total)
{
    const bx_page_style *style = sheet->style;
    bx_buf label = {0};
    bx_buf_add_int(&label, page->number);
    page->label = bx_str_copy(c->arena, bx_buf_str(&label));
    bool failed = label.failed || !page->label.ptr;
    bx_buf_release(&label);
    if (failed) return BX_ERR_MEMORY;
    if (!sheet->number || page->is_blank || page->is_unnumbered) return BX_OK;
    bx_inline text = {0};
    BX_TRY(sheet->number->write(sheet->number, c->arena, c->diag, page->number, total, &text));
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = place_number(c, style, page, &text);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
