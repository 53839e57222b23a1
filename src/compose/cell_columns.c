/*
 * A cell whose text runs down the page. Each wanted line is a column, and is broken only
 * where it is longer than a page has room for; then the columns are set once more, at
 * the length of the longest, so that short ones stand where the cell's alignment has them.
 * All runs come first, dots and lines after them: as one piece the cell's text is told
 * to a reader in its order, however its glyphs are placed.
 */
#include "compose/cell_columns.h"

#include "compose/decorate.h"
#include "compose/inline.h"
#include "text/breaks.h"

#include "base/ban.h"

static bx_status break_pieces(bx_composer *c, bx_cell_text *set, const bx_measure *measure)
{
    set->line_count = 0;
    set->height = 0;
    for (int i = 0; i < set->piece_count; i++) {
        bx_cell_piece *piece = &set->pieces[i];
        BX_TRY(bx_break_lines(c->scratch, c->scratch, piece->ready.prepared, measure, &piece->lines,
                              &piece->count));
        set->line_count += piece->count;
        for (int k = 0; k < piece->count; k++)
            set->height = bx_len_max(set->height, piece->lines[k].width);
    }
    return BX_OK;
}

/* The cell's text without the wanted line ends. */
static bx_status join_pieces(bx_composer *c, const bx_cell_text *set, bx_str *text)
{
    char *copy = bx_arena_copy(c->arena, set->cell->text.text.ptr, set->cell->text.text.len);
    BX_TRY_NEW(copy);
    size_t len = 0;
    for (size_t i = 0; i < set->cell->text.text.len; i++)
        if (copy[i] != '\n') copy[len++] = copy[i];
    *text = (bx_str){copy, len};
    return BX_OK;
}

bx_status bx_cell_text_break_down(bx_composer *c, bx_cell_text *set, bx_len length)
{
    const bx_style *style = set->style;
    bx_measure measure = {.width = length, .justify = BX_FLUSH_START};
    BX_TRY(join_pieces(c, set, &set->said));
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    BX_TRY(break_pieces(c, set, &measure));
    bx_arena_rewind(c->scratch, mark);
    measure.width = bx_len_max(set->height, 1);
    measure.justify = bx_justify_of(set->cell->align);
    BX_TRY(break_pieces(c, set, &measure));
    set->height = bx_len_max(set->height, style->size); /* an empty cell is a line high */
    set->width = style->size + (set->line_count - 1) * style->line;
    return BX_OK;
}

bx_status bx_cell_text_place_down(bx_composer *c, const bx_cell_text *set, bx_len room,
                                  bx_items *items)
{
    const bx_style *style = set->style;
    bx_len first = (room + set->width - style->size) / 2;

    for (int pass = 0; pass < 2; pass++) {
        bx_len middle = first;
        for (int i = 0; i < set->piece_count; i++) {
            const bx_cell_piece *piece = &set->pieces[i];
            for (int k = 0; k < piece->count; k++, middle -= style->line) {
                const bx_line *line = &piece->lines[k];
                BX_TRY(pass == 0 ? bx_inline_place_column(c, &piece->ready, line, middle, 0,
                                                          set->said, items)
                                 : bx_decorate_column(c, &piece->ready, line, middle, 0, items));
            }
        }
    }
    return BX_OK;
}
