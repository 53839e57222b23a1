/*
 * picture.h - a picture in the body
 */
#ifndef BX_LAYOUT_PICTURE_H
#define BX_LAYOUT_PICTURE_H

#include "layout/reader.h"
#include "layout/scope.h"

/** What may stand beside `image`. */
typedef struct bx_raw_picture {
    const bx_node *width, *height, *alt, *caption; /* NULL: not given */
    bool is_decorative;
    bx_side align;
} bx_raw_picture;

/** One value of type image and nothing else, behind the key `name`; else BX0338, BX0376. */
bx_status bx_picture_slot_read(bx_layout_reader *tr, const bx_node *node, const char *name,
                               const bx_field_scope *scope, bx_phrase *image);

/**
 * @param image  the phrase behind `image`: one value of type image
 * A picture that is declared decorative has no words and no caption (BX0377).
 */
bx_status bx_picture_read(bx_layout_reader *tr, const bx_node *image, const bx_raw_picture *raw,
                          const bx_field_scope *scope, const bx_picture_pattern **picture);

/** The same of a QR code. @param text  the phrase behind `qr`: what it holds */
bx_status bx_qr_read(bx_layout_reader *tr, const bx_node *text, const bx_raw_picture *raw,
                     const bx_field_scope *scope, const bx_picture_pattern **picture);

#endif
