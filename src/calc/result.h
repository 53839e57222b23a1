/*
 * result.h - what an expression came to
 */
#ifndef BX_CALC_RESULT_H
#define BX_CALC_RESULT_H

#include "base/decimal.h"
#include "data/record.h"

typedef enum bx_result_kind {
    BX_RESULT_NOTHING, /* absent or blank: prints nothing, is no number, and no condition holds for it */
    BX_RESULT_MARK,  /* text, such as "/": prints, is no number */
    BX_RESULT_TEXTS, /* one or several */
    BX_RESULT_NUMBER,
    BX_RESULT_QUOTIENT, /* number / divisor, not divided yet */
    BX_RESULT_DATE,
    BX_RESULT_TRUTH,
} bx_result_kind;

typedef struct bx_result {
    bx_result_kind kind;
    const bx_text *texts; /* TEXTS */
    int text_count;
    bx_text spelled; /* MARK; NUMBER, TRUTH: as the data spell it; empty: it was computed */
    bx_decimal number, divisor;
    int year, month, day; /* DATE */
    bool truth;
    bool told; /* NOTHING since a fault was reported: say no more of it */
} bx_result;

#endif
