/*
 * number.h - figures and dates the way documents write them
 */
#ifndef BX_DOCUMENT_NUMBER_H
#define BX_DOCUMENT_NUMBER_H

#include "base/arena.h"
#include "base/str.h"

/**
 * A date in the layout's form, {年} {月} {日} replaced: "2024年1月5日"; arabic, full year,
 * no zero padding (GB/T 9704 7.3.5.4). ptr NULL: out of memory.
 */
bx_str bx_date_text(bx_arena *arena, bx_str form, int year, int month, int day);

/** value / 10^decimals with all its decimals: (1250, 2) -> "12.50". ptr NULL: out of memory. */
bx_str bx_decimal_text(bx_arena *arena, int64_t value, int decimals);

#endif
