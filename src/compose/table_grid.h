/*
 * table_grid.h - the rows and cells of a table that is to be set, and their tags
 */
#ifndef BX_COMPOSE_TABLE_GRID_H
#define BX_COMPOSE_TABLE_GRID_H

#include "compose/set_table.h"

/**
 * Lays the table's cells and those of its groups into one grid, and grows the structure tree
 * by the table. Nothing is set yet.
 */
bx_status bx_table_grid_open(bx_composer *c, const bx_area *area, const bx_table *table,
                             bx_set_table *t);

#endif
