/*
 * run.h - glyphs in their places, of one face and size
 *
 * What a set line consists of and a device draws. Positions are absolute within
 * the run, so justification, squeezing and tracking have already happened.
 *
 * A run of a column (prepare.h) has its origin in the middle of the column. Its glyphs stand
 * one below the other, or the run lies: turned clockwise by a quarter, so that x goes down
 * the sheet and y to the right.
 */
#ifndef BX_FONT_RUN_H
#define BX_FONT_RUN_H

#include <stdbool.h>

#include "base/len.h"
#include "base/str.h"
#include "font/face.h"

typedef struct bx_glyph {
    uint32_t id;  /* of the face, as HarfBuzz gives it */
    uint32_t at;  /* first byte of its cluster in the run's text */
    uint32_t len; /* bytes of the cluster; 0: a further glyph of the cluster before it */
    bx_len x, y;  /* origin, from the run's origin; y upwards */
    /* what its place lacks of its width before and after its ink, of a squeezed mark; less than 0:
     * what the place has and the width has not, of one whose ink is moved */
    int32_t cut_before, cut_after;
} bx_glyph;

typedef struct bx_run {
    const bx_face *face;
    bx_len size;
    const bx_glyph *glyphs; /* in drawing order */
    int count;
    bx_str text;   /* the characters that the glyphs show, in logical order */
    bx_len x;      /* origin, from the line's left edge */
    bx_len width;  /* to the origin of what follows */
    bx_len stroke; /* how wide the outlines are drawn, beside being filled; 0: they are not */
    int mark;      /* of the span it comes from (prepare.h) */
    bool turned;   /* lies in a column */
} bx_run;

#endif
