/*
 * signature_box.h - a signature's texts and its seals, as one box
 *
 * The seals reach below the date. They are drawn under the text and may go up when the page wants
 * their room; the texts stay where they are.
 */
#ifndef BX_COMPOSE_SIGNATURE_BOX_H
#define BX_COMPOSE_SIGNATURE_BOX_H

#include "compose/box.h"
#include "compose/signed.h"

/** Appends the box of what is placed. */
bx_status bx_signature_box(const bx_signed *s, bx_boxes *boxes);

/** How far below the box's texts its seals reach; 0: they do not. */
bx_len bx_signature_overhang(const bx_box *box);

/**
 * Puts the seals of a box higher, by at most `by` and no more than until they touch the text above
 * or end with the date; the box becomes less high.
 * @param raised  by how much they are higher
 */
bx_status bx_signature_raise(bx_composer *c, bx_box *box, bx_len by, bx_len *raised);

/**
 * GB/T 9704-2012 7.3.6: a note stands on the line under the date. Where the paragraph behind a
 * signature would run under a seal, the seals go up until they end above it; where that is too
 * far, one more line is left empty above the signature. Below room for a stamp, and below what
 * is no paragraph of the grid, it stands under all of it.
 * @param signature  index of its box
 */
bx_status bx_signature_make_way(bx_composer *c, const bx_area *area, bx_boxes *boxes,
                                int signature);

#endif
