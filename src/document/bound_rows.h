/*
 * bound_rows.h - the rows of a table while they are filled with the data
 *
 * Private to document/.
 */
#ifndef BX_DOCUMENT_BOUND_ROWS_H
#define BX_DOCUMENT_BOUND_ROWS_H

#include "base/decimal.h"
#include "document/bind_columns.h"

/** What the body rows have in a column of which totals are made with the pages. */
typedef struct bx_bound_amounts {
    BX_VEC(bx_decimal) amounts; /* one for each row; 0 where there is no figure */
    int places;                 /* most decimals among them */
    bool is_wanted;
    bool is_grouped; /* some cell of it writes thousands */
} bx_bound_amounts;

/** The rows of a table, or of a group of rows that each page makes. */
typedef struct bx_bound_rows {
    bx_binder *b;
    const bx_bound_columns *columns;
    BX_VEC(bx_cell) cells; /* by row, then column */
    BX_VEC(bx_row_kind) kinds;
    BX_VEC(bx_len) heights;
    bool has_heights;
    bx_bound_amounts *amounts; /* by column of the table; NULL: none are gathered */
    const bx_tally **tallies; /* by column: of the cells that are made with the pages; NULL: none */
    int repeats;              /* each around the row that is filled */
    int closing; /* rows of totals at the end, in no each: they sum up all of the table */
    int *above;  /* by column: cell that a merged cell of the next row may go on, + 1; 0: none */
} bx_bound_rows;

#endif
