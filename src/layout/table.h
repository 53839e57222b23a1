/*
 * table.h - a table of a layout's body: rows, joined cells, columns
 */
#ifndef BX_LAYOUT_TABLE_H
#define BX_LAYOUT_TABLE_H

#include "layout/scope.h"

/** Reads the map of the key `table`. @param table  set unless the map is of no use (reported) */
bx_status bx_layout_table(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                          const bx_table_pattern **table);

extern const bx_shape bx_table_shape;  /* of `table` */
extern const bx_shape bx_tables_shape; /* of `tables` */

#endif
