/*
 * bind_cell.h - a cell of a table, filled with the data
 *
 * Private to document/.
 */
#ifndef BX_DOCUMENT_BIND_CELL_H
#define BX_DOCUMENT_BIND_CELL_H

#include "document/bound_rows.h"

/**
 * Adds the cells that a pattern gives to the last row: one; for a spread one a figure; in a repeated
 * column one for each of its data columns, so perhaps none.
 */
bx_status bx_bind_cell(bx_bound_rows *rows, const bx_scope *scope, const bx_cell_pattern *pattern);

#endif
