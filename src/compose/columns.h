/*
 * columns.h - the widths of a table's columns, computed once
 */
#ifndef BX_COMPOSE_COLUMNS_H
#define BX_COMPOSE_COLUMNS_H

#include "compose/composer.h"

/**
 * Widths of a table's columns.
 * Fixed columns take their width, content columns `wanted`, the shares divide what
 * is left in proportion (the last takes the rounding), so that with shares the sum
 * is exactly `available`.
 * @param wanted  for each content column the width its content asks for, padding included
 * @param widths  column_count widths, filled on BX_OK
 * @return BX_ERR_LAYOUT with BX0703 when they do not fit
 */
bx_status bx_columns_set(const bx_column *columns, int count, const bx_len *wanted,
                         bx_len available, bx_diag *diag, const bx_place *place, bx_len *widths);

#endif
