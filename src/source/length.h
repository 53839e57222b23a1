/*
 * length.h - lengths in the trade's units
 *
 * A number and a unit without blank between them: 2字 1.5行 37mm 2.1cm 10.5pt, or a
 * type size by name: 三号. Numbers have at most three decimals; all arithmetic is
 * exact in thousandths.
 */
#ifndef BX_SOURCE_LENGTH_H
#define BX_SOURCE_LENGTH_H

#include <stdbool.h>

#include "base/len.h"
#include "base/str.h"

/** What 字 and 行 are worth; 0: the unit has no meaning here. */
typedef struct bx_length_scale {
    bx_len character, line;
} bx_length_scale;

/**
 * Reads all of `text` as a length; may be below zero.
 * False (and *length untouched) when it is none, or beyond 10 m.
 */
bool bx_length_parse(bx_str text, const bx_length_scale *scale, bx_len *length);

/** A number with at most three decimals, in thousandths: "1.3" is 1300. */
bool bx_thousandths_parse(bx_str text, int64_t *thousandths);

#endif
