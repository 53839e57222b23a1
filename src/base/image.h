/*
 * image.h - a decoded picture, as it travels from its reader to the device
 */
#ifndef BX_BASE_IMAGE_H
#define BX_BASE_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef struct bx_image {
    int width, height;    /* pixels, above zero */
    const uint8_t *rgb;   /* width * height * 3 bytes, rows from the top */
    const uint8_t *alpha; /* width * height bytes, 255 opaque; NULL: opaque everywhere */
} bx_image;

#endif
