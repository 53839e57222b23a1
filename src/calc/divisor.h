/*
 * divisor.h - a division by zero is told at the figure that is 0
 *
 * Private to calc/.
 */
#ifndef BX_CALC_DIVISOR_H
#define BX_CALC_DIVISOR_H

#include "calc/calc.h"

/**
 * Reports BX0346: at the figure of the data that the divisor is, or is computed from, with the line
 * of the layout that divides; where it is none, at the division.
 * @param expr  the division
 */
bx_status bx_fail_divided_by_zero(bx_calc *c, const bx_scope *scope, const bx_expr *expr);

#endif
