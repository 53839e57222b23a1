/*
 * png_make.h - PNG files by hand, chunk by chunk (PNG, 5)
 */
#ifndef BX_TESTS_PNG_MAKE_H
#define BX_TESTS_PNG_MAKE_H

#include <stdint.h>

#include "base/str.h"

/** What the head says (PNG, 11.2.2), as it is written: it may be wrong. */
typedef struct png_head {
    uint32_t width, height;
    int depth, colour, interlace;
} png_head;

/** Appends the signature and IHDR. */
void png_make_head(bx_buf *png, const png_head *head);

/** Appends a chunk with its length and checksum. */
void png_make_chunk(bx_buf *png, const char *type, const void *data, size_t len);

/** Appends IDAT: filter bytes and samples, deflated. At most a few thousand bytes of deflated ones. */
void png_make_data(bx_buf *png, const void *data, size_t len);

#endif
