/*
 * jpeg_make.h - small JPEG files of every kind, by libjpeg
 *
 * As it is seen, each shows four fields: red and green above, blue and white below. A grey one has
 * the grey of these colours.
 */
#ifndef BX_TESTS_JPEG_MAKE_H
#define BX_TESTS_JPEG_MAKE_H

#include <stdbool.h>

#include "base/str.h"

typedef enum jpeg_colours {
    JPEG_MAKE_GREY = 1,
    JPEG_MAKE_YCC = 3,
    JPEG_MAKE_CMYK = 4
} jpeg_colours;

typedef struct jpeg_kind {
    int width, height; /* as it is seen: multiples of 32, so that no block has two fields */
    jpeg_colours colours;
    bool is_rgb;         /* its three components are not turned into YCbCr */
    bool is_progressive; /* else baseline */
    bool is_apart;       /* a scan for each of its three components */
    bool is_arithmetic;
    int orientation;    /* 1 to 8: its rows lie so, and Exif tells it; 0: upright, no Exif */
    bool is_big_endian; /* its Exif */
} jpeg_kind;

/** The file's bytes; to be released. */
bx_buf jpeg_make(const jpeg_kind *kind);

/** Where the frame header is (ITU-T T.81, B.2.2), from its FF on: marker, length, precision, height, width. */
char *jpeg_make_frame(const bx_buf *jpeg);

#endif
