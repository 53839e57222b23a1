/*
 * table_column.h - cells whose text runs down the page
 */
#ifndef BX_COMPOSE_TABLE_COLUMN_H
#define BX_COMPOSE_TABLE_COLUMN_H

#include "compose/box.h"
#include "compose/set_table.h"

/** Breaks the prepared pieces of a cell into columns of `length` (BX_WRITING_COLUMNS) and measures them; may be called again. */
bx_status bx_cell_set_columns(bx_composer *c, bx_set_cell *set, bx_len length);

/** Places a cell's columns, the first at the right, in the middle of `room`, `top` their upper edge. */
bx_status bx_cell_draw_columns(bx_composer *c, const bx_set_cell *set, bx_len left, bx_len room,
                               bx_len top, bx_items *items);

#endif
