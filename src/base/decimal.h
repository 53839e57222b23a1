/*
 * decimal.h - exact decimals
 *
 * A bx_decimal is a whole number of up to 76 digits and how many of them are decimals:
 * 12.50 is 1250 with two. It is a plain value: no heap, no state, no floating point; it
 * is copied by =, and all zero is 0. Every result is exact or rounded once by a rule that
 * the caller names; one that does not fit is refused, never wrapped. The number of
 * decimals is part of the value's look, not of its size: 1.0 equals 1.00.
 *
 * Calls that can fail return BX_ERR_LIMIT when the result has more than
 * BX_DECIMAL_DIGITS digits or BX_DECIMAL_PLACES decimals, and leave it untouched. Zeros at
 * the end of the decimals are given up before that: 10^75 + 0.00 is 10^75 with no decimals.
 */
#ifndef BX_BASE_DECIMAL_H
#define BX_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"

enum {
    BX_DECIMAL_DIGITS = 76, /* most digits, decimals among them: every value is below 10^76 */
    BX_DECIMAL_PLACES = 30, /* most decimals */
    BX_DECIMAL_WORDS = 4
};

/** Made and changed by the calls below only. */
typedef struct bx_decimal {
    uint64_t words[BX_DECIMAL_WORDS]; /* digits without point and sign; lowest word first */
    int places;                       /* decimals, 0 to BX_DECIMAL_PLACES; may be read */
    bool below;                       /* below zero, never set for 0; may be read */
} bx_decimal;

/** How a value between two steps goes to one of them; the sign plays no part. */
typedef enum bx_rounding {
    BX_ROUND_HALF_UP,   /* to the nearer one, the middle away from zero: 四舍五入 */
    BX_ROUND_HALF_EVEN, /* to the nearer one, the middle to the even digit (GB/T 8170-2008 3.2) */
    BX_ROUND_DOWN,      /* toward zero */
    BX_ROUND_UP         /* away from zero */
} bx_rounding;

/** Commas between the digits in front of the point; those behind it stay ungrouped. */
typedef enum bx_grouping {
    BX_GROUP_NONE,     /* 1234567.8901 */
    BX_GROUP_THREES,   /* 1,234,567.8901 and 1,234 */
    BX_GROUP_FROM_FIVE /* the same, but up to four digits stay whole: 1234 (GB/T 15835-2011 5.1.1) */
} bx_grouping;

/**
 * Reads all of `text`: a '+' or '-' or none, digits, and if there is a point digits behind
 * it too. Zeros in front are allowed. -0 is 0. The decimals are kept as written: "1.50" has two.
 * BX_ERR_INPUT: empty, another character, a bare point (".5", "5.").
 */
bx_status bx_decimal_parse(bx_str text, bx_decimal *value);

/** value / 10^places, with that many decimals (0 to BX_DECIMAL_PLACES); always fits. */
bx_decimal bx_decimal_from_int(int64_t value, int places);

/** False, and *value untouched, when the decimal is not whole (1.00 is) or not an int64_t. */
bool bx_decimal_to_int(bx_decimal a, int64_t *value);

/** The sum or the difference, with the decimals of the operand that has more. */
bx_status bx_decimal_add(bx_decimal a, bx_decimal b, bx_decimal *sum);
bx_status bx_decimal_subtract(bx_decimal a, bx_decimal b, bx_decimal *difference);

/** The product, with the decimals of both: 1.5 * 0.20 is 0.300. */
bx_status bx_decimal_multiply(bx_decimal a, bx_decimal b, bx_decimal *product);

/**
 * a / b, the exact quotient rounded once to `places` decimals; see bx_decimal_round for their range.
 * BX_ERR_INPUT: b is 0.
 */
bx_status bx_decimal_divide(bx_decimal a, bx_decimal b, int places, bx_rounding rule,
                            bx_decimal *quotient);

/**
 * The value with `places` decimals, cut or with zeros added. Below zero: to tens (-1), thousands
 * (-3), and no decimals. BX_ERR_LIMIT also when places is not -BX_DECIMAL_DIGITS to BX_DECIMAL_PLACES.
 */
bx_status bx_decimal_round(bx_decimal a, int places, bx_rounding rule, bx_decimal *rounded);

bx_decimal bx_decimal_negate(bx_decimal a);
bx_decimal bx_decimal_abs(bx_decimal a);

/** By value, whatever their decimals: below, at or above zero. */
int bx_decimal_compare(bx_decimal a, bx_decimal b);

/** -1, 0 or 1. */
int bx_decimal_sign(bx_decimal a);

/** Nothing but zeros behind the point. */
bool bx_decimal_is_whole(bx_decimal a);

/**
 * The digits '0' to '9' of the value without sign and point; no NUL. The last a.places of them are
 * the decimals, and there is at least one in front of those: 0.05 gives "005". Returns how many.
 */
size_t bx_decimal_digits(bx_decimal a, char digits[BX_DECIMAL_DIGITS]);

/**
 * The value as text with at least `least` decimals: zeros are added, nothing is rounded, so for
 * exactly n decimals round to n first. '-' in front when below zero, 0 before the point
 * (GB/T 15835-2011 5.1.2), never "-0".
 */
void bx_buf_add_decimal(bx_buf *buf, bx_decimal a, int least, bx_grouping grouping);

#endif
