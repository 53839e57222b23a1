/*
 * glyph_picture.h - a glyph as a small picture that can be compared with others
 *
 * In:  a face, a glyph. Out: which pixels have ink, and how far each pixel is from ink. Two
 * pictures are as far apart as the ink of each lies from the ink of the other, on average
 * (chamfer distance): small for two faces' forms of one sign, large for different signs.
 * Nothing here comes near a page.
 */
#ifndef BX_FONT_GLYPH_PICTURE_H
#define BX_FONT_GLYPH_PICTURE_H

#include "base/arena.h"
#include "font/face.h"

typedef enum bx_view {
    BX_VIEW_ADVANCE, /* in its em-box, its advance centred in the picture */
    BX_VIEW_INK,     /* in its em-box, its ink centred across: for advances that differ */
    BX_VIEW_BOX,     /* the ink alone, as large as the picture */
    BX_VIEWS,
} bx_view;

typedef struct bx_glyph_picture bx_glyph_picture;

/** What draws the glyphs of one face. Borrows the face. */
typedef struct bx_pen bx_pen;

/** @param pen  to be given to bx_pen_free. @return BX_OK, BX_ERR_FONT, BX_ERR_MEMORY */
bx_status bx_pen_new(const bx_face *face, bx_pen **pen);
void bx_pen_free(bx_pen *pen);

/** Draws a glyph. @param picture  NULL when no pixel has ink. @return BX_OK, BX_ERR_MEMORY */
bx_status bx_pen_draw(bx_pen *pen, bx_arena *arena, uint32_t glyph, bx_view view,
                      const bx_glyph_picture **picture);

/** How far two pictures of one kind are apart, in 1/10000 of the em, of the box for BX_VIEW_BOX. */
int bx_picture_distance(const bx_glyph_picture *a, const bx_glyph_picture *b);

#endif
