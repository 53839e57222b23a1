/*
 * bind_columns.h - the columns of a table, those repeated by data written out
 *
 * Private to document/. A layout's column is one of the table, or one for each entry or group of a
 * list (a cross table); cells are counted in the layout's columns until they are placed.
 */
#ifndef BX_DOCUMENT_BIND_COLUMNS_H
#define BX_DOCUMENT_BIND_COLUMNS_H

#include "calc/repeat.h"
#include "document/binder.h"

/** In which data column an entry of a repeated column's list is. */
typedef struct bx_column_entry {
    const bx_value *entry;
    int k;
} bx_column_entry;

typedef struct bx_column_entries {
    const bx_column_entry *items; /* by address: only to be found again */
    int count;
} bx_column_entries;

typedef struct bx_bound_columns {
    const bx_table_pattern *pattern;
    int *starts;       /* column_count of the pattern + 1: the first column of the table of each */
    bx_rounds *rounds; /* by column of the pattern; of those that are not repeated none */
    bx_column_entries *entries; /* likewise; of grouped ones */
    bx_column *columns;
    int count;
} bx_bound_columns;

/** @return as bx_repeat_open; BX_ERR_INPUT (BX0315) when there are more than a table may have */
bx_status bx_bind_columns(bx_binder *b, const bx_scope *scope, const bx_table_pattern *pattern,
                          bx_bound_columns *columns);

/**
 * The scope of a cell in data column k of a repeated column: what of the row's own entries is in the
 * column's group, all of the group where the row is of another list.
 * @param row  the scope of the row, which the new one is put before
 */
bx_status bx_bind_column_scope(bx_binder *b, const bx_bound_columns *columns, int column, int k,
                               const bx_scope *row, bx_scope *scope);

#endif
