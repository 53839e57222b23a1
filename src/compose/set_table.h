/*
 * set_table.h - a measured table, as table.c makes and table_draw.c reads it
 *
 * Rows and cells of the groups that a page makes for itself (another head, page totals)
 * stand behind the table's own: all are measured alike.
 */
#ifndef BX_COMPOSE_SET_TABLE_H
#define BX_COMPOSE_SET_TABLE_H

#include "compose/area.h"
#include "compose/caption.h"
#include "compose/cell_memo.h"
#include "compose/composer.h"

typedef struct bx_set_cell {
    const bx_packed *packed; /* its text, from the left edge of its room and its em-box's top */
    bx_tag *tag;             /* the packed items' owner; NULL: it is in no structure */
    bx_len height;           /* of the text's em-boxes */
    /* is_loose: of the text, which stands at the left edge, or up to its decimal point; of columns */
    bx_len width;
    bool is_loose; /* one line, to be moved to where its alignment wants it */
} bx_set_cell;

/** [first, end) of the set rows; empty: there are none. */
typedef struct bx_row_range {
    int first, end;
} bx_row_range;

/** Numbers of a column that stand with their points under one another. */
typedef struct bx_point_column {
    bx_len before, after; /* the most that one of them has there */
    bool is_used;
} bx_point_column;

/** A row higher than a page, which is cut (table_strips.h). */
typedef struct bx_cut_row bx_cut_row;

/** The sum of a tally's rows up to the row where the next page goes on. */
typedef struct bx_running_sum bx_running_sum;

typedef struct bx_set_table {
    const bx_table *table;
    const bx_area *area;  /* that it was set into */
    bx_table_lines lines; /* the table's, or what stands for them */
    const bx_cell *extra; /* cells of the groups, with the numbers of their set rows */
    int row_count, cell_count;
    bx_row_range head, body, foot;             /* of the table's rows */
    bx_row_range later_head, carry, page_foot; /* of the rows behind them */
    bx_set_captions captions, continued;
    bx_set_cell *cells;
    int *owner;    /* row * column_count + column: index of the cell that covers it */
    int *starts;   /* row_count + 1: index of the first cell that begins in the row */
    bx_len *edges; /* column_count + 1 places of the vertical rules, from the type area's left */
    bx_len *tops;  /* row_count + 1 places of the horizontal rules, from the first row's top */
    bx_point_column *points; /* by column */
    const bx_cut_row *cut;   /* in the order of rows */
    int cut_count;
    bx_running_sum *sums; /* of its tallies; NULL: it has none */
    int sum_count;
    /* in the composer's scratch, while the cells are set: those that say the same, and those that
       say it with other digits; `patterns` NULL: they are too few */
    bx_cell_memo *memo, *patterns;
} bx_set_table;

/** The set cell's description: one of the table's, or of a group's. */
static inline const bx_cell *bx_set_table_cell(const bx_set_table *t, int index)
{
    int own = t->table->cell_count;
    return index < own ? &t->table->cells[index] : &t->extra[index - own];
}

static inline bx_len bx_set_table_height(const bx_set_table *t, bx_row_range rows)
{
    return t->tops[rows.end] - t->tops[rows.first];
}

#endif
