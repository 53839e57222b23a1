/*
 * operate.h - arithmetic, comparison, and or not
 *
 * Private to calc/.
 */
#ifndef BX_CALC_OPERATE_H
#define BX_CALC_OPERATE_H

#include "calc/calc.h"

/** NEGATE, NOT and BINARY. Statuses as bx_evaluate; the result is zeroed before. */
bx_status bx_operate(bx_calc *c, const bx_scope *scope, const bx_expr *expr, bx_result *result);

/** Reports a number beyond what a decimal holds. @return BX_ERR_LIMIT */
bx_status bx_fail_too_large(bx_calc *c, const bx_expr *expr);

/** Whether two results of one kind are equal; what is absent equals nothing. */
bool bx_result_equal(const bx_result *a, const bx_result *b);

/** Below, at or above zero: numbers and dates by value, texts by code points. 0 for what cannot be compared. */
int bx_result_order(const bx_result *a, const bx_result *b);

/** A sum of numbers or quotients; *sum may be one of them. Statuses as bx_decimal_add. */
bx_status bx_result_add(const bx_result *a, const bx_result *b, bx_result *sum);

#endif
