/*
 * left_out.h - the list `not:` of a face in fonts.yaml: what is not taken from it
 *
 * An entry is a character (￥), a code point (U+FFE5), or the first and the last of a range
 * with two points between them (U+2460..U+2473). For a face whose glyph for a character is
 * drawn as another one's; the next face of the role stands in then.
 */
#ifndef BX_HOUSE_LEFT_OUT_H
#define BX_HOUSE_LEFT_OUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "font/face.h"
#include "source/node.h"

/** What is left out: ascending, apart, in the reader's arena. */
typedef struct bx_left_out {
    const bx_rune_range *ranges;
    int count;
} bx_left_out;

/**
 * Reads a list. All faults are told, not the first only.
 * @param node  of the key `not`; NULL: nothing is left out
 * @param out   set on BX_OK
 * @return BX_OK; BX_ERR_INPUT (BX0304, BX0611); BX_ERR_MEMORY
 */
bx_status bx_left_out_read(bx_arena *arena, const bx_node *node, bx_diag *diag, bx_left_out *out);

/**
 * Warns of entries of which the face has nothing (BX0612).
 * @param node  the same; NULL: nothing is done
 * @param face  open
 */
bx_status bx_left_out_check(const bx_node *node, const bx_face *face, bx_diag *diag);

#endif
