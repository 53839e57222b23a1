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
 * @param cost  of ending a page before its first row
 * @return BX_ERR_LAYOUT with BX0701, BX0702 or BX0703, or what shaping returned
 */
bx_status bx_table_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                       bx_boxes *boxes);

#endif
