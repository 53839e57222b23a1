/*
 * jpeg_read.h - JPEG: looked through and left as it is
 *
 * A PDF holds a JPEG's own bytes (DCTDecode, ISO 32000-1, 7.4.8): nothing is lost and nothing
 * grows. So all of it must decode here: a reader would show half a picture, or none. Baseline and
 * progressive, of 8 bits, grey or of three colours; others get their own messages. What follows the
 * end of the picture in the file is left out. A colour profile (ICC) stays in the bytes, where the
 * PDF's readers do not look for it: colours are taken for sRGB's, as those of all that is printed.
 *
 * Memory: a row of a baseline JPEG; of a progressive one its coefficients, two bytes for each sample,
 * 216 MB for BX_LIMIT_JPEG_SIDE on both sides and three whole components.
 */
#ifndef BX_IMAGE_JPEG_READ_H
#define BX_IMAGE_JPEG_READ_H

#include "base/arena.h"
#include "base/image.h"
#include "image/image_file.h"

/**
 * As bx_image_read, for a file that starts as a JPEG does. Where Exif says how the camera was held,
 * width and height are those of what is seen, and `orientation` tells how the rows lie.
 */
bx_status bx_jpeg_read(bx_arena *arena, const bx_image_file *file, bx_image *image);

#endif
