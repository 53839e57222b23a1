/*
 * glyph_check.h - glyphs of a font set that are unlike those of its other faces
 *
 * A face can draw ￥ as $ and say nothing: its cmap is as good as any. So its marks, signs,
 * digits and letters outside the hanzi are laid beside the same ones of faces by other makers,
 * and what differs from all of them is told, the mildest of the judges having the last word:
 *
 *   BX0613  it is nearer to another sign of its kind than to itself, or the face draws it as
 *           another one's outline
 *   BX0614  it is less than half as large, it stands elsewhere, its ink leaves its room, or a
 *           full-width form is not an em wide
 *
 * A warning says: look at it. What is left out of a face (bx_face_leave_out) is not looked at.
 */
#ifndef BX_FONT_GLYPH_CHECK_H
#define BX_FONT_GLYPH_CHECK_H

#include "base/arena.h"
#include "font/face.h"

typedef struct bx_checked_face {
    const bx_face *face;
    bx_place place; /* for messages */
} bx_checked_face;

/**
 * Checks the faces against each other. A sign that fewer than two faces of other makers have
 * is looked at alone. Some 50 ms a face.
 * @param arena  wound back on return
 * @return BX_OK, also after warnings; BX_ERR_FONT, BX_ERR_MEMORY
 */
bx_status bx_glyphs_check(bx_arena *arena, const bx_checked_face *faces, int count, bx_diag *diag);

#endif
