/*
 * table.h - a table measured once, then cut by rows
 *
 * Column widths and row heights are computed once for the whole table; flow gives
 * each page a range of rows and bx_table_draw places that range: the head rows
 * repeated on later pages, the frame closed at the foot, a label that spans rows
 * opened again on each page where it has a part. What is repeated is an artifact:
 * the structure tree holds each cell once.
 */
#ifndef BX_COMPOSE_TABLE_H
#define BX_COMPOSE_TABLE_H

#include "compose/box.h"

/**
 * Appends one box for each row of the block's table.
 * @param glue  of the first row to what came before
 * @return BX_ERR_LAYOUT with BX0701, BX0702 or BX0703, or what shaping returned
 */
bx_status bx_table_set(bx_composer *c, const bx_block *block, bx_glue glue, bx_boxes *boxes);

/** Height of the head rows that a page repeats when its first row is `row`; 0 when it repeats none. */
bx_len bx_table_head_height(const bx_set_table *table, int row);

/**
 * Places the rows [first, end), and the repeated head above them.
 * @param x, y  where the left edge of the type area and the upper edge of the range fall
 */
bx_status bx_table_draw(bx_composer *c, const bx_set_table *table, int first, int end, bx_len x,
                        bx_len y, bx_items *items);

#endif
