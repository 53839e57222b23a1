/*
 * inset.h - boxes that stand together at a fixed place of their page
 *
 * They are set for an area of their own and lie one under another in it. The one box that they
 * make knows its place (bx_box.fixed); the text of the page goes on below it.
 */
#ifndef BX_COMPOSE_INSET_H
#define BX_COMPOSE_INSET_H

#include "compose/box.h"

/** The area that a block of kind PLACE is set for, on pages of `area`. */
bx_area bx_inset_area(const bx_area *area, const bx_block *block);

/**
 * Appends the one box of a block of kind PLACE; nothing when it holds none.
 * @param inner  set for bx_inset_area; their array is taken over
 */
bx_status bx_inset_set(bx_composer *c, const bx_area *area, const bx_block *block,
                       const bx_boxes *inner, int cost, bx_boxes *boxes);

/** The boxes in it, which may be changed before bx_inset_measure; NULL: it is no inset. */
bx_boxes *bx_inset_boxes(const bx_box *box);

/** Its height anew, from the boxes in it. */
void bx_inset_measure(bx_box *box);

#endif
