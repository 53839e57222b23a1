/*
 * picture.h - a picture by itself, with its captions below it
 *
 * Its size: what the layout gives, the other side by the picture's ratio; both sides are a frame
 * that it is fitted into; of none it is as large as its pixels at 150 to the inch, or the type
 * area. It is never stretched, never torn and never larger than the type area. Captions stay with it:
 * they take from its height where both are higher than a page, and are centred below it.
 */
#ifndef BX_COMPOSE_PICTURE_H
#define BX_COMPOSE_PICTURE_H

#include "compose/box.h"

/**
 * Appends the picture's box, a Figure and a Caption beside it; a decorative one is an artifact.
 * Nothing for one that could not be read. One that the layout wants larger than the type area is made
 * smaller, which is told (BX0724).
 * @param cost  of ending a page before it
 * @return BX_ERR_LAYOUT: a caption does not fit (BX0719)
 */
bx_status bx_picture_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                         bx_boxes *boxes);

/** The largest size of a picture's ratio within a room, in place of the room's. */
void bx_picture_fit(const bx_image *image, bx_len *width, bx_len *height);

#endif
