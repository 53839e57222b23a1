#include "compose/line_number.h"

#include "compose/inline.h"
#include "compose/sheet.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

static bx_status set_number(bx_composer *c, const bx_line_number_style *numbers, int number,
                            bx_len *width, const bx_packed **packed)
{
    char digits[12]; /* an int in decimal */
    bx_ready_text ready;
    const bx_line *line;
    bx_items items = {0};
    int count;
    snprintf(digits, sizeof digits, "%d", number);
    bx_inline text = {.text = bx_str_copy(c->arena, bx_str_from(digits)), .place = numbers->place};
    BX_TRY_NEW(text.text.ptr);
    BX_TRY(bx_inline_prepare(c, &text, numbers->style, NULL, &ready));
    bx_measure measure = {.width = bx_len_max(bx_prepared_width(ready.prepared), 1),
                          .justify = BX_FLUSH_START};
    BX_TRY(bx_break_lines(c->scratch, c->scratch, ready.prepared, &measure, &line, &count));
    BX_TRY(bx_inline_place(c, &ready, line, numbers->style, 0, 0, &items));
    *width = line->width;
    return bx_composer_pack(c, &items, NULL, packed);
}

bx_status bx_line_number_add(bx_composer *c, const bx_area *area, const bx_box *box, bx_len top,
                             const bx_kept_page *page, int *count, bx_groups *groups)
{
    const bx_line_number_style *numbers = c->document->line_numbers;
    const bx_block *block = box->block;
    bool is_text = block->kind == BX_BLOCK_PARAGRAPH && block->heading == 0 && !box->fixed &&
                   !block->is_hidden;
    if (!numbers || !is_text || ++*count % numbers->every != 0) return BX_OK;
    bx_len width = 0;
    const bx_packed *packed = NULL;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    BX_TRY(set_number(c, numbers, *count, &width, &packed));
    bx_arena_rewind(c->scratch, mark);
    /* the page number of a turned page stands left of its text */
    bx_len x = page->is_turned ? area->left + area->width + numbers->distance
                               : area->left - numbers->distance - width;
    bx_group *group = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(group);
    bx_len baseline = top + box->lead + bx_style_ascent(c, box->block->style);
    *group =
        (bx_group){.packed = packed, .x = x, .y = baseline - bx_style_ascent(c, numbers->style)};
    const bx_sheet_bounds sheet = {area->sheet_width, area->sheet_height, page->number};
    return bx_sheet_check(c, groups, groups->count - 1, &sheet, &numbers->place);
}
