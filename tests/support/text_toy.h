/*
 * text_toy.h - a font whose widths one can add up in the head
 *
 * 1000 units an em; hanzi and full-width marks are 1000 wide, letters and digits 500,
 * the space 250, combining marks nothing. Every glyph with ink is a box. Written as a
 * TrueType file by the test that needs it, so no font is kept in the repository.
 */
#ifndef BX_TESTS_TEXT_TOY_H
#define BX_TESTS_TEXT_TOY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
    BX_TOY_MISSING,
    BX_TOY_EM,
    BX_TOY_HALF,
    BX_TOY_QUARTER,   /* without ink */
    BX_TOY_MARK,      /* no advance */
    BX_TOY_DASH,      /* 1000 */
    BX_TOY_LONG_DASH, /* 2000 */
    BX_TOY_VARIANT,   /* 1000 */
    BX_TOY_SIX,       /* 600 */
    BX_TOY_GLYPHS
};

typedef struct bx_toy_range {
    uint32_t first, last;
    int glyph;
} bx_toy_range;

/** All zero: the usual characters. */
typedef struct bx_toy {
    const bx_toy_range *ranges; /* in order; NULL: the usual ones */
    int count;
    const char *postscript; /* name id 6; NULL: Toy-Regular */
    int embedding;          /* OS/2 fsType */
    bool no_outlines;
    bx_str cff;              /* a table CFF instead of TrueType outlines; empty: none */
    bool joins_dashes;       /* two U+2014 become one glyph of 2000 */
    uint32_t base, selector; /* shown as BX_TOY_VARIANT; 0: no such pair */
} bx_toy;

/** Appends the file's bytes. */
void bx_toy_write(const bx_toy *toy, bx_buf *out);

#endif
