/*
 * calc.h - what expressions are evaluated with
 *
 * Exact: a quotient stays a fraction until it is rounded. A value that is absent or blank is no number:
 * what is computed from it is nothing, and no condition holds for it. sum, min, max and average pass
 * over blanks and marks. Bounded: nothing repeats but over the entries of the data.
 */
#ifndef BX_CALC_CALC_H
#define BX_CALC_CALC_H

#include "calc/kept.h"
#include "calc/result.h"
#include "calc/scope.h"
#include "layout/layout.h"

typedef struct bx_calc bx_calc;
struct bx_calc {
    bx_arena *arena; /* owns the texts that are made */
    const bx_layout *t;
    bx_diag *diag;
    bx_kept *kept; /* NULL: nothing is kept */
    /* of all kinds: what they hold is evaluated by the same call, so the kinds need not know each other */
    bx_status (*evaluate)(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                          bx_result *result);
};

/**
 * The result of an expression.
 * @return BX_OK; BX_ERR_INPUT: division by zero, or a value that a function cannot take (reported);
 *         BX_ERR_LIMIT: a number too large (reported); BX_ERR_MEMORY
 */
static inline bx_status bx_evaluate(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                                    bx_result *result)
{
    return c->evaluate(c, scope, expr, result);
}

/** A condition: false also where it cannot be told since a value is lacking. */
static inline bx_status bx_evaluate_truth(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                                          bool *truth)
{
    bx_result r;
    BX_TRY(c->evaluate(c, scope, expr, &r));
    *truth = r.kind == BX_RESULT_TRUTH && r.truth;
    return BX_OK;
}

#endif
