/*
 * cell_columns.h - cells whose text runs down the page
 */
#ifndef BX_COMPOSE_CELL_COLUMNS_H
#define BX_COMPOSE_CELL_COLUMNS_H

#include "compose/cell_text.h"

/** Breaks the prepared pieces of a cell into columns of `length` (BX_WRITING_COLUMNS) and measures them; may be called again. */
bx_status bx_cell_text_break_down(bx_composer *c, bx_cell_text *set, bx_len length);

/** Adds a cell's columns, the first at the right, in the middle of `room`. */
bx_status bx_cell_text_place_down(bx_composer *c, const bx_cell_text *set, bx_len room,
                                  bx_items *items);

#endif
