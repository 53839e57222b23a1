/*
 * call.h - the functions of expressions
 */
#ifndef BX_CALC_CALL_H
#define BX_CALC_CALL_H

#include "calc/calc.h"

/** Private to calc/: the result of a call, into a zeroed one. Statuses as bx_evaluate. */
bx_status bx_call(bx_calc *c, const bx_scope *scope, const bx_expr *expr, bx_result *result);

#endif
