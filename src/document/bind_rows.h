/*
 * bind_rows.h - the rows of a table, filled with the data
 *
 * Private to document/.
 */
#ifndef BX_DOCUMENT_BIND_ROWS_H
#define BX_DOCUMENT_BIND_ROWS_H

#include "document/bound_rows.h"

/** An empty one. @param amounts  by column of the table, filled while rows are added; NULL: none */
bx_status bx_bound_rows_open(bx_binder *b, const bx_bound_columns *columns,
                             bx_bound_amounts *amounts, bx_bound_rows *rows);

/**
 * Adds the rows of a pattern.
 * @return BX_OK; BX_ERR_INPUT also when there are more rows than a table may have (BX0315)
 */
bx_status bx_bind_rows(bx_bound_rows *rows, const bx_scope *scope, const bx_row_items *items);

#endif
