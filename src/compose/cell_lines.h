/*
 * cell_lines.h - the text of a cell shaped, broken and placed
 */
#ifndef BX_COMPOSE_CELL_LINES_H
#define BX_COMPOSE_CELL_LINES_H

#include "compose/cell_text.h"

/** Whether the cell is a number that stands with its column's, point under point (BX_ALIGN_DECIMAL). */
bool bx_cell_is_number(const bx_cell *cell);

/** Shapes the wanted lines of set->text, each by itself; all belong to set->tag. */
bx_status bx_cell_text_prepare(bx_composer *c, bx_cell_text *set);

/** A line that stands out of its cell, with its piece; both NULL: none. */
typedef struct bx_wide_line {
    const bx_cell_piece *piece;
    const bx_line *line;
} bx_wide_line;

/**
 * Breaks what does not run down the page to a width and measures it; may be called again.
 * @param tears  what nothing may part is parted at any character when it is wider than the line
 * @param wide   set to the first line that is wider
 */
bx_status bx_cell_text_break(bx_composer *c, bx_cell_text *set, bx_len width, bool tears,
                             bx_wide_line *wide);

/** Appends to a message what of a cell's text is enough to find it by, with a NUL. */
void bx_cell_add_start(bx_buf *out, bx_str text);

/** Adds the text's items, from the left edge of its room and the top of its em-boxes. */
bx_status bx_cell_text_place(bx_composer *c, const bx_cell_text *set, bx_len width,
                             bx_items *items);

/** Tells of a text that is wider than what it has (BX0702). @param in  that it is from, for its place */
bx_status bx_cell_report_width(bx_composer *c, const bx_inline *in, bx_str text, bx_len width,
                               bx_len measure);

#endif
