/*
 * operate.h - arithmetic, comparison, and or not
 */
#ifndef BX_CALC_OPERATE_H
#define BX_CALC_OPERATE_H

#include "calc/evaluate.h"

/**
 * Is shown the results of an expression, one after the other.
 * Private to calc/, as are the calls below.
 */
typedef bx_status (*bx_result_visit)(void *context, const bx_result *result);

/** The results of an expression that gives many, in the order of the data; of any other its one. */
bx_status bx_evaluate_each(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                           bx_result_visit visit, void *context);

/** A figure of the data as a result, into a zeroed one. */
void bx_result_of_figure(const bx_figure *figure, bx_result *result);

/** NEGATE, NOT and BINARY. Statuses as bx_evaluate. */
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
