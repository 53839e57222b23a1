/*
 * shared_glyphs.h - characters of a face that one glyph shows though they are not the same
 *
 * A reader cannot tell them apart, and a cmap does so in silence: · and • in one face, … and ⋯
 * in another. Forms of one character (％ and %: compatible.h) may share a glyph, and so may
 * hanzi and radicals among themselves; what has no ink and what is for private use is not told.
 */
#ifndef BX_HOUSE_SHARED_GLYPHS_H
#define BX_HOUSE_SHARED_GLYPHS_H

#include "base/arena.h"
#include "font/face.h"

typedef struct bx_shared_glyph {
    const uint32_t *runes; /* ascending */
    int count;             /* two or more */
} bx_shared_glyph;

/**
 * Finds them, by the first character of each. Some 10 ms for a face of 40,000 glyphs.
 * @param shared  in the arena
 */
bx_status bx_shared_glyphs_find(bx_arena *arena, const bx_face *face,
                                const bx_shared_glyph **shared, int *count);

#endif
