/*
 * table_cell.h - one cell of a table: its text shaped, broken, and made to fit its rows
 */
#ifndef BX_COMPOSE_TABLE_CELL_H
#define BX_COMPOSE_TABLE_CELL_H

#include "compose/box.h"
#include "compose/set_table.h"

/** Shapes the wanted lines of set->text, each by itself; all belong to set->tag. */
bx_status bx_cell_prepare(bx_composer *c, bx_set_cell *set);

/** Breaks a shaped cell to the width of its columns. @return BX_ERR_LAYOUT (BX0702) */
bx_status bx_cell_break(bx_composer *c, const bx_set_table *t, bx_set_cell *set);

/**
 * Sets a cell anew so that its text is no higher than `room`: a stacked one in up to three
 * columns, any one in a size that is at least 5.5 pt (BX0716).
 * @param set  overwritten: what it was may go on in a copy
 * @return BX_ERR_LAYOUT (BX0715) when there is no such way
 */
bx_status bx_cell_shrink(bx_composer *c, const bx_set_table *t, bx_len room, bx_set_cell *set);

#endif
