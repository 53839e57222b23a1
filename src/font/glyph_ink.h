/*
 * glyph_ink.h - how high and how low a glyph's ink is, exactly
 *
 * bx_face_ink goes by the points of the outline, and those of a curve may lie off it: by 2 mm at 42
 * points. Where type is placed by its ink the outline itself is followed.
 */
#ifndef BX_FONT_GLYPH_INK_H
#define BX_FONT_GLYPH_INK_H

#include "font/face.h"

/** Top and foot of the outline, in font units from the baseline, y upwards. */
typedef struct bx_ink_span {
    int top, foot;
} bx_ink_span;

/** Both zero for a glyph without ink. Costs a walk along the outline. */
bx_ink_span bx_glyph_ink_span(const bx_face *face, uint32_t glyph);

#endif
