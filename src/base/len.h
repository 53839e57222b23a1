/*
 * len.h - lengths and rectangles
 *
 * One unit everywhere: 1/65536 of a PostScript point (1/72 inch), a signed 64-bit
 * integer. Lengths are added, compared and divided as integers and never rounded
 * to anything coarser before they are painted. x grows to the right, y grows
 * downwards from the upper edge of the sheet; the device turns y over.
 */
#ifndef BX_BASE_LEN_H
#define BX_BASE_LEN_H

#include <stdint.h>

typedef int64_t bx_len;

#define BX_PT ((bx_len)65536)

/** Millimetres in thousandths (37 mm is 37000), to the nearest unit: 1 mm = 72/25.4 pt. */
static inline bx_len bx_len_from_um(int64_t um)
{
    int64_t n = um * 72 * BX_PT;
    return n >= 0 ? (n + 12700) / 25400 : (n - 12700) / 25400;
}

/** a * num / den, rounded to nearest, for num and den below 2^31 and den above zero. */
static inline bx_len bx_len_scale(bx_len a, int64_t num, int64_t den)
{
    int64_t n = a * num;
    return n >= 0 ? (n + den / 2) / den : (n - den / 2) / den;
}

static inline bx_len bx_len_max(bx_len a, bx_len b)
{
    return a > b ? a : b;
}

static inline bx_len bx_len_min(bx_len a, bx_len b)
{
    return a < b ? a : b;
}

/** x, y: upper left corner; w, h: never below zero. */
typedef struct bx_rect {
    bx_len x, y, w, h;
} bx_rect;

#endif
