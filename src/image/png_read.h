/*
 * png_read.h - PNG: every colour type and depth, interlaced or not, becomes pixels
 *
 * Palette, grey and tRNS are turned into 8-bit RGB, with alpha where a pixel is not opaque.
 * Samples of 16 bits are rounded to 8: print shows no more, and they would make a seal twice as
 * large. Samples of a gamma that the file tells (gAMA) are turned into those of sRGB; what tells no
 * gamma is sRGB; a profile (iCCP) and primaries (cHRM) are passed over.
 */
#ifndef BX_IMAGE_PNG_READ_H
#define BX_IMAGE_PNG_READ_H

#include "base/arena.h"
#include "base/image.h"
#include "image/image_file.h"

/** As bx_image_read, for a file that starts as a PNG does. */
bx_status bx_png_read(bx_arena *arena, const bx_image_file *file, bx_image *image);

#endif
