/*
 * slot_result.h - values of the data as results
 *
 * Private to calc/. An absent value gives what its field's default gives, looked up where that
 * was typed.
 */
#ifndef BX_CALC_SLOT_RESULT_H
#define BX_CALC_SLOT_RESULT_H

#include "calc/calc.h"

/** Is shown the results of an expression, one after the other. */
typedef bx_status (*bx_result_visit)(void *context, const bx_result *result);

/** The results of an expression that gives many, in the order of the data; of any other its one. */
bx_status bx_evaluate_each(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                           bx_result_visit visit, void *context);

/** A figure of the data as a result, into a zeroed one. */
void bx_result_of_figure(const bx_figure *figure, bx_result *result);

#endif
