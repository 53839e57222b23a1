/*
 * image_read.h - the bytes of a PNG file become a bx_image
 *
 * All colour types and depths, interlaced or not; palette, grey and tRNS are turned
 * into 8-bit RGB with alpha. A damaged file is a message, never a crash.
 */
#ifndef BX_IMAGE_IMAGE_READ_H
#define BX_IMAGE_IMAGE_READ_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/image.h"

/**
 * @param path   for messages (BX0708)
 * @param place  where the data names it; may be NULL
 * @param image  set to a value whose pixels live in `arena`
 */
bx_status bx_image_read(bx_arena *arena, bx_str file, const char *path, bx_diag *diag,
                        const bx_place *place, bx_image *image);

#endif
