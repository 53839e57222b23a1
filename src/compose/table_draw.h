/*
 * table_draw.h - the rows of a measured table on their page, with what the page repeats
 *
 * From above: captions, or those that say that it is continued; the head; what was carried
 * over; the rows; the page's totals; the foot. What a page repeats, and what it adds up, are
 * artifacts: the structure tree holds each cell of the table once.
 */
#ifndef BX_COMPOSE_TABLE_DRAW_H
#define BX_COMPOSE_TABLE_DRAW_H

#include "compose/box.h"

/** Of the boxes of rows: `made` is the bx_set_table, `index` the set row. */
extern const bx_box_maker bx_table_rows;

#endif
