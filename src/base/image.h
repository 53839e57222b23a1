/*
 * image.h - a picture, as it travels from its reader to the device
 *
 * Either pixels, or a JPEG's own bytes, which a PDF holds as they are.
 */
#ifndef BX_BASE_IMAGE_H
#define BX_BASE_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef struct bx_image {
    int width, height;    /* pixels as the picture is seen, above zero */
    const uint8_t *rgb;   /* width * height * 3 bytes, rows from the top; NULL: `jpeg` */
    const uint8_t *alpha; /* width * height bytes, 255 opaque; NULL: opaque everywhere */
    bx_str jpeg;          /* a whole file that decodes, of 8 bits a sample; ptr NULL: `rgb` */
    int components;       /* of the JPEG: 1 grey, 3 colours */
    bool is_rgb;          /* its three are RGB, not YCbCr */
    int orientation;      /* how its rows lie: 1 to 8 (Exif 2.3, 4.6.4 A); 0: as 1 */
} bx_image;

/** Whether the rows of the file are columns of what is seen: its own width is then `height`. */
static inline bool bx_image_lies(const bx_image *image)
{
    return image->orientation >= 5;
}

#endif
