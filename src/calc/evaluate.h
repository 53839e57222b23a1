/*
 * evaluate.h - the evaluator of all kinds of expressions
 */
#ifndef BX_CALC_EVALUATE_H
#define BX_CALC_EVALUATE_H

#include "calc/calc.h"

/** What evaluates the expressions of a layout; borrows all three. */
bx_calc bx_calc_make(bx_arena *arena, const bx_layout *t, bx_diag *diag);

#endif
