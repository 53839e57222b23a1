/*
 * A cell that is too high for its rows is tried again: a stacked label in two or three
 * columns, then all of it a step smaller. Few cells ever are, so each step shapes anew.
 */
#include "compose/table_shrink.h"

#include "compose/cell_columns.h"
#include "compose/cell_lines.h"
#include "compose/cell_scale.h"
#include "compose/table_cell.h"

#include "base/ban.h"

/* In 1/1000: of the size, for each try. Nothing is set smaller than 七号, 5.5 pt. */
enum { STEP = 50, MOST_STACKS = 3 };
#define LEAST_SIZE (BX_PT * 11 / 2)

/* Breaks a shaped cell for `room`; *fits tells whether it is within it. */
static bx_status try_cell(bx_composer *c, const bx_set_table *t, bx_len room, bx_cell_text *text,
                          bool *fits)
{
    bx_len across = bx_cell_room(t, text->cell);
    if (text->cell->writing == BX_WRITING_COLUMNS) {
        BX_TRY(bx_cell_text_break_down(c, text, bx_len_max(room, 1)));
        *fits = text->height <= room && text->width <= across;
        return BX_OK;
    }
    int most = text->cell->writing == BX_WRITING_STACK ? MOST_STACKS : 1;
    *fits = false;
    for (text->columns = 1; text->columns <= most; text->columns++) {
        bx_wide_line wide;
        BX_TRY(bx_cell_text_break(c, text, across, false, &wide));
        *fits = !wide.line && text->height <= room;
        if (*fits || wide.line) return BX_OK;
    }
    return BX_OK;
}

/* {0}: the text's start; {1}, {2}: lengths in mm. */
static bx_status report_height(bx_composer *c, bx_code code, const bx_cell *cell, bx_len a,
                               bx_len b)
{
    bx_buf words = {0}, first = {0}, second = {0};
    bx_cell_add_start(&words, cell->text.text);
    bx_mm_text(&first, a);
    bx_mm_text(&second, b);
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !first.failed && !second.failed)
        status = bx_report(c->diag, code, &cell->text.place, words.ptr, first.ptr, second.ptr);
    bx_buf_release(&words);
    bx_buf_release(&first);
    bx_buf_release(&second);
    return status;
}

static bx_status shrink(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_len room,
                        bx_set_cell *set)
{
    bx_cell_text text = {.cell = cell, .tag = set->tag, .columns = 1};
    bx_len height = set->height;
    bool fits = false;
    for (int share = 1000; !fits; share -= STEP) {
        if (share < 1000 && bx_len_scale(cell->style->size, share, 1000) < LEAST_SIZE)
            return report_height(c, BX_E_LABEL_TOO_HIGH, cell, height, room);
        text.columns = 1;
        BX_TRY(bx_cell_text_scale(c, bx_len_scale(cell->style->size, share, 1000), &text));
        BX_TRY(try_cell(c, t, room, &text, &fits));
    }
    BX_TRY(bx_cell_pack(c, t, &text, set));
    if (text.style->size == cell->style->size) return BX_OK;
    return report_height(c, BX_E_LABEL_SMALLER, cell, cell->style->size, text.style->size);
}

bx_status bx_cell_shrink(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_len room,
                         bx_set_cell *set)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = shrink(c, t, cell, room, set);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
