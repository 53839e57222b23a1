/*
 * place.h - blocks at a fixed place of their page, and at the foot of the last one
 *
 * GB/T 9704-2012 7.2.4, 10.1, 10.2 (发文机关标志), 7.4 (版记). What stands in them is the body's to read.
 */
#ifndef BX_LAYOUT_PLACE_H
#define BX_LAYOUT_PLACE_H

#include "layout/reader.h"

/**
 * The map behind `place`.
 * @param body  set to what is placed; NULL after a fault of its key
 */
bx_status bx_place_read(bx_layout_reader *tr, const bx_node *node, const bx_fixed **fixed,
                        const bx_node **body);

/**
 * The map behind `foot`.
 * @param moved  set to the style that `moved` names; NULL: none
 * @param body   as above
 */
bx_status bx_foot_read(bx_layout_reader *tr, const bx_node *node, bx_foot_style *style,
                       const bx_style **moved, const bx_node **body);

/** Tells of items that cannot stand in `where`, a place or a foot: BX0380. */
bx_status bx_place_check(bx_layout_reader *tr, const bx_body_items *items, const char *where);

extern const bx_shape bx_place_shape, bx_foot_shape; /* of `place`, of `foot` */

#endif
