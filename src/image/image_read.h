/*
 * image_read.h - the bytes of a picture's file become a bx_image
 *
 * PNG and JPEG, told by their first bytes, whatever the file is called. A damaged file is a
 * message, never a crash.
 */
#ifndef BX_IMAGE_IMAGE_READ_H
#define BX_IMAGE_IMAGE_READ_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/image.h"

/**
 * @param bytes  of the file; they outlive the image: a JPEG's bytes are lent
 * @param path   for messages: BX0708 for what is no picture or is damaged, BX0780 for what ends too
 *               soon, BX0781 and BX0782 for a JPEG that no PDF of ours may hold, BX0804
 * @param place  where the data names it; may be NULL
 * @param image  set to a value whose pixels live in `arena`
 */
bx_status bx_image_read(bx_arena *arena, bx_str bytes, const char *path, bx_diag *diag,
                        const bx_place *place, bx_image *image);

#endif
