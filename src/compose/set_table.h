/*
 * set_table.h - a measured table, as table.c makes and table_draw.c reads it
 */
#ifndef BX_COMPOSE_SET_TABLE_H
#define BX_COMPOSE_SET_TABLE_H

#include "compose/area.h"
#include "compose/composer.h"
#include "compose/ready_text.h"
#include "text/line.h"

/** One wanted line of a cell, broken to the cell's measure. */
typedef struct bx_cell_piece {
    bx_ready_text ready;
    const bx_line *lines;
    int count;
} bx_cell_piece;

typedef struct bx_set_cell {
    const bx_cell *cell;
    const bx_style *style; /* the cell's, or that in a smaller size */
    bx_inline text;        /* the cell's, its spans in the style's size */
    bx_tag *tag;           /* NULL: a copy for the eye */
    bx_cell_piece *pieces;
    int piece_count;
    int line_count;       /* of all pieces */
    int columns;          /* stacked lines stand in so many columns, from right to left; else 1 */
    bx_len width, height; /* of the text's em-boxes; width: of columns only */
    bx_str said;          /* columns: the text without the line ends that are wanted in it */
} bx_set_cell;

typedef struct bx_set_table {
    const bx_table *table;
    const bx_area *area; /* that it was set into */
    bx_set_cell *cells;  /* as table->cells */
    int *owner;          /* row * column_count + column: index of the cell that covers it */
    bx_len *edges; /* column_count + 1 places of the vertical rules, from the type area's left */
    bx_len *tops;  /* row_count + 1 places of the horizontal rules, from the table's top */
} bx_set_table;

#endif
