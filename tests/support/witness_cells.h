/*
 * witness_cells.h - a table, or a part of one, as it stands on the page: its grid of rules, and which
 * glyphs lie in which of the cells that the report expects
 */
#ifndef WITNESS_CELLS_H
#define WITNESS_CELLS_H

#include "support/witness_layout.h"

typedef struct witness_set_cell {
    const witness_cell *cell;
    witness_box box;
    witness_line *lines;
    size_t count;
    bool is_stacked; /* a character a line */
} witness_set_cell;

typedef struct witness_set_table {
    const witness_table *table;
    int page;
    int first, end;         /* rows of the table that stand here, from 0 */
    int head;               /* rows above them that are repeated from the table's start */
    double *rows, *columns; /* middles of the rules: head + end - first + 1, table->columns + 1 */
    witness_set_cell *cells;
    size_t count;
} witness_set_table;

/**
 * Reads a table, or that part of it which stands in `area`; a part that goes on from another
 * page has the heads again. Claims that the rules make the expected grid; false when they do not.
 */
bool witness_table_read(witness *w, const witness_layout *l, const witness_area *area,
                        witness_set_table *out);

/** A rule's long side lies across the page. */
bool witness_is_across(const witness_box *rule);

#endif
