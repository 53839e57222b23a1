/*
 * table_draw.h - a range of a measured table's rows, placed on a page
 */
#ifndef BX_COMPOSE_TABLE_DRAW_H
#define BX_COMPOSE_TABLE_DRAW_H

#include "compose/box.h"

/** Height of the head rows that a page repeats when its first row is `row`; 0 when it repeats none. */
bx_len bx_table_head_height(const bx_set_table *table, int row);

/**
 * Places the rows [first, end), and the repeated head above them.
 * @param x, y  where the left edge of the type area and the upper edge of the range fall
 */
bx_status bx_table_draw(bx_composer *c, const bx_set_table *table, int first, int end, bx_len x,
                        bx_len y, bx_items *items);

#endif
