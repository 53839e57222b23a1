/*
 * table_draw.h - a range of a measured table's rows, placed on a page
 */
#ifndef BX_COMPOSE_TABLE_DRAW_H
#define BX_COMPOSE_TABLE_DRAW_H

#include "compose/box.h"
#include "compose/set_table.h"

/** Height of the head rows that a page repeats when its first row is `row`; 0 when it repeats none. */
bx_len bx_table_head_height(const bx_set_table *table, int row);

/** Of the boxes of rows: `made` is the bx_set_table, `index` the row. */
extern const bx_box_maker bx_table_rows;

#endif
