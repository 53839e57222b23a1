/*
 * bind_picture.h - pictures that the data name
 */
#ifndef BX_DOCUMENT_BIND_PICTURE_H
#define BX_DOCUMENT_BIND_PICTURE_H

#include "document/binder.h"

/**
 * Adds a picture to the document's; its file lies beside the data file.
 * @param value    a seal or an image that has a file
 * @param picture  the last one, until the next is added
 */
bx_status bx_bind_picture(bx_binder *b, const bx_value *value, bx_str alt, bx_picture **picture);

/**
 * What an image shows, as the layout's phrase says, else as the data do; tells when nobody does (BX0512).
 * @param is_stamp  it is that of a signature, which is never an ornament
 */
bx_status bx_picture_words(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase,
                           const bx_value *value, bool is_stamp, bx_str *words);

/** A body's `image`; nothing when the data have none. Tells when nothing says what it shows (BX0512), unless it is decorative. */
bx_status bx_bind_image(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

/** A QR code; nothing where its text gives nothing. What it shows is, unless the layout says otherwise, its text. */
bx_status bx_bind_qr(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

/** Adds the picture of a QR code. @param number  set to its index; -1 where its text gives nothing */
bx_status bx_bind_qr_picture(bx_binder *b, const bx_scope *scope, const bx_phrase *text,
                             int *number);

#endif
