/*
 * number.h - figures the way documents write them
 */
#ifndef BX_DOCUMENT_NUMBER_H
#define BX_DOCUMENT_NUMBER_H

#include "base/arena.h"
#include "base/str.h"

/** value / 10^decimals with all its decimals: (1250, 2) -> "12.50". ptr NULL: out of memory. */
bx_str bx_decimal_text(bx_arena *arena, int64_t value, int decimals);

#endif
