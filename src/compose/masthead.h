/*
 * masthead.h - whose paper it is, in large type (发文机关标志, GB/T 9704-2012 7.2.4)
 *
 * One name a line, all as wide as the longest; 文件 or what else follows them stands beside, its ink
 * centred on theirs. The type is as large as its line holds, in whole points. The box is the
 * ink: its upper edge is that of the highest glyph, which is what a ruler meets.
 */
#ifndef BX_COMPOSE_MASTHEAD_H
#define BX_COMPOSE_MASTHEAD_H

#include "compose/box.h"

/**
 * Appends the box of a block of kind MASTHEAD, in the style's size or as large as its line holds.
 * @return BX_ERR_LAYOUT (BX0751): its line does not hold it in the least size
 */
bx_status bx_masthead_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                          bx_boxes *boxes);

/** Whether a box is of a masthead. */
bool bx_masthead_is(const bx_box *box);

/**
 * A point smaller; in the least size its names come closer, once, in the largest size in which they then are lower.
 * @param done  set to false when nothing more gives
 */
bx_status bx_masthead_shrink(bx_composer *c, bx_box *box, bool *done);

/** As large as its line holds again. */
bx_status bx_masthead_reset(bx_composer *c, bx_box *box);

/** Tells when it was shrunk: BX0755. */
bx_status bx_masthead_tell(bx_composer *c, const bx_box *box);

#endif
