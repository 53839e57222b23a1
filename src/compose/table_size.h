/*
 * table_size.h - widths of columns, heights of rows
 */
#ifndef BX_COMPOSE_TABLE_SIZE_H
#define BX_COMPOSE_TABLE_SIZE_H

#include "compose/set_table.h"

/**
 * Gives the columns their widths and sets all cells into them.
 * @param room   what a page leaves for the rows below a repeated head
 * @param place  of the table
 * @return BX_ERR_LAYOUT (BX0702, BX0703), or what shaping returned
 */
bx_status bx_table_set_cells(bx_composer *c, bx_set_table *t, bx_len room, const bx_place *place);

/** Gives the rows their heights. */
bx_status bx_table_set_rows(bx_composer *c, bx_set_table *t);

#endif
