/*
 * mark_memory.h - what was measured of the faces' marks, kept by the engine for marks.c
 */
#ifndef BX_TEXT_MARK_MEMORY_H
#define BX_TEXT_MARK_MEMORY_H

#include <stdint.h>

#include "font/face.h"

enum { BX_MARK_MEMORY = 512 };

/** What was found out about a mark, in units of the face. */
typedef struct bx_mark_shape {
    int nudge;       /* moves the ink into the half that the class says it is in */
    int left, right; /* between the em's edges and the ink */
} bx_mark_shape;

/** A forgetful map: an entry gives way to another of the same slot. All zero is empty. */
struct bx_mark_memory {
    struct {
        const bx_face *face;
        uint32_t rune;
        bx_mark_shape shape;
    } slots[BX_MARK_MEMORY];
};

#endif
