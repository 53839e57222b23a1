/*
 * table_break.h - where a table may be broken, and what that costs
 *
 * Groups of rows are read off the structure: a cell that spans rows groups them, and a
 * sub-heading (a row of the kind HEAD, or one cell across the whole table) opens a group
 * that ends before the next one. A break at the border of a group cuts only the groups
 * around it.
 */
#ifndef BX_COMPOSE_TABLE_BREAK_H
#define BX_COMPOSE_TABLE_BREAK_H

#include "compose/box.h"
#include "compose/set_table.h"

/**
 * The costs (box.h) of ending a page before each row of a measured table.
 * @param room   of a page: a table that is higher need not be kept
 * @param costs  of all set rows, filled; [0] is FREE. A page's own totals go with the row before
 *               them, and so does the table's foot.
 */
void bx_table_break_costs(const bx_set_table *t, bx_len room, int *costs);

/** The height of a cell's part within the rows [first, end). */
bx_len bx_table_part_height(const bx_set_table *t, const bx_cell *cell, int first, int end);

#endif
