/*
 * set_table.h - a measured table, as table.c makes and table_draw.c reads it
 */
#ifndef BX_COMPOSE_SET_TABLE_H
#define BX_COMPOSE_SET_TABLE_H

#include "compose/area.h"
#include "compose/cell_memo.h"
#include "compose/composer.h"

typedef struct bx_set_cell {
    const bx_packed *packed; /* its text, from the left edge of its room and its em-box's top */
    bx_tag *tag;             /* the packed items' owner */
    bx_len height;           /* of the text's em-boxes */
    bx_len width;  /* is_loose: of the text, which stands at the left edge; columns: of them */
    bool is_loose; /* one line, to be moved to where its alignment wants it */
} bx_set_cell;

typedef struct bx_set_table {
    const bx_table *table;
    const bx_area *area; /* that it was set into */
    bx_set_cell *cells;  /* as table->cells */
    int *owner;          /* row * column_count + column: index of the cell that covers it */
    int *starts;         /* row_count + 1: index of the first cell that begins in the row */
    bx_len *edges; /* column_count + 1 places of the vertical rules, from the type area's left */
    bx_len *tops;  /* row_count + 1 places of the horizontal rules, from the table's top */
    bx_cell_memo *memo; /* in the composer's scratch, while the cells are set */
} bx_set_table;

#endif
