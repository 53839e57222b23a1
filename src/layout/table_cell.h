/*
 * table_cell.h - one cell of a layout's table
 */
#ifndef BX_LAYOUT_TABLE_CELL_H
#define BX_LAYOUT_TABLE_CELL_H

#include "layout/table_columns.h"

/** What the cells of a table are read with. */
typedef struct bx_cell_reader {
    bx_layout_reader *tr;
    const bx_table_columns *columns;
    const bx_field_scope *scope; /* of the row */
    bool of_page;                /* a row that each page makes: sum: has a meaning */
} bx_cell_reader;

/**
 * Reads a text, or the map of a cell.
 * @param column  of the layout, where it starts
 * @param width   set to the columns of a spread, else 1
 * @param cell    filled but for its place in the grid
 */
bx_status bx_table_cell_read(const bx_cell_reader *cr, const bx_node *node, int column,
                             bx_cell_pattern *cell, int *width);

extern const bx_shape bx_cell_shape;

#endif
