/*
 * table_rows.h - the rows of a layout's table: plain ones, repeated ones, those that stand under a condition
 *
 * Rows that follow one another are read into a grid of owners: each place knows the cell that
 * covers it. So < and ^ ask their neighbour, and a cell's joined places are counted and compared
 * with the rectangle around them. What is repeated, or may be left out, joins nothing outside itself.
 */
#ifndef BX_LAYOUT_TABLE_ROWS_H
#define BX_LAYOUT_TABLE_ROWS_H

#include "layout/table_columns.h"

/** What a list of rows is read for. */
typedef struct bx_rows_use {
    const bx_table_columns *columns;
    int head;     /* leading rows that are the table's head */
    int side;     /* columns whose cells are row heads */
    bool of_page; /* rows that each page makes */
} bx_rows_use;

/** Reads a list of rows. */
bx_status bx_table_rows_read(bx_layout_reader *tr, const bx_node *rows, const bx_field_scope *scope,
                             const bx_rows_use *use, bx_row_items *items);

extern const bx_shape bx_row_shape; /* of an item of `rows` */

#endif
