/*
 * table_columns.h - the columns of a layout's table
 */
#ifndef BX_LAYOUT_TABLE_COLUMNS_H
#define BX_LAYOUT_TABLE_COLUMNS_H

#include "layout/scope.h"

/** A table's columns while it is read; those that are repeated have the scope of their cells. */
typedef struct bx_table_columns {
    const bx_column_pattern *patterns;
    const bx_field_scope
        *scopes; /* by column: of an `each` cell in it, without what is around it */
    int count;
} bx_table_columns;

/** The words of `valign`. */
extern const bx_word bx_vertical_words[];

/**
 * Reads the key columns.
 * @param align, vertical  the keys beside it, or NULL
 * @param style            gives the alignment where no other is given
 */
bx_status bx_table_columns_read(bx_layout_reader *tr, const bx_node *columns, const bx_node *align,
                                bx_vertical vertical, const bx_style *style,
                                const bx_field_scope *scope, bx_table_columns *read);

extern const bx_shape bx_column_shape; /* of an item of `columns` */

#endif
