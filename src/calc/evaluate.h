/*
 * evaluate.h - expressions evaluated, phrases filled
 *
 * Exact: a quotient stays a fraction until it is rounded. A value that is absent or blank is no number:
 * what is computed from it is nothing, and no condition holds for it. sum, min, max and average pass
 * over blanks and marks. Bounded: nothing repeats but over the entries of the data.
 */
#ifndef BX_CALC_EVALUATE_H
#define BX_CALC_EVALUATE_H

#include "calc/result.h"
#include "calc/scope.h"
#include "layout/layout.h"

typedef struct bx_calc {
    bx_arena *arena; /* owns the texts that are made */
    const bx_layout *t;
    bx_diag *diag;
} bx_calc;

/**
 * The result of an expression.
 * @return BX_OK; BX_ERR_INPUT: division by zero, or a value that a function cannot take (reported);
 *         BX_ERR_LIMIT: a number too large (reported); BX_ERR_MEMORY
 */
bx_status bx_evaluate(bx_calc *c, const bx_scope *scope, const bx_expr *expr, bx_result *result);

/** A condition: false also where it cannot be told since a value is lacking. */
bx_status bx_evaluate_truth(bx_calc *c, const bx_scope *scope, const bx_expr *expr, bool *truth);

/**
 * The texts of a result: those of the data, a number or a date written out, none for nothing.
 * @param texts  lent from the record or made in the arena
 */
bx_status bx_result_texts(bx_calc *c, const bx_result *result, const bx_text **texts, int *count);

/** The texts of a part of a phrase; a spread gives several, others one or none. */
bx_status bx_part_texts(bx_calc *c, const bx_scope *scope, const bx_phrase_part *part,
                        const bx_text **texts, int *count);

/** All of a phrase as one text; its place is that of the first value in it. */
bx_status bx_phrase_text(bx_calc *c, const bx_scope *scope, const bx_phrase *phrase, bx_text *text);

#endif
