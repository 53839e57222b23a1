/*
 * pdf_types.h - what those who make objects and those who keep them say to each other
 */
#ifndef BX_PDF_PDF_TYPES_H
#define BX_PDF_PDF_TYPES_H

#include "base/str.h"

typedef struct bx_objects bx_objects;

/** Entries that are made when the file is written, object after object: so they never lie side by side. */
typedef struct bx_late_entries {
    void (*add)(void *context, int object, bx_buf *out);
    void *context;
} bx_late_entries;

typedef enum bx_packing {
    BX_PACK_NONE,
    BX_PACK_DEFLATE, /* text: quickly */
    BX_PACK_SAMPLES, /* of a picture: as well as costs no more time */
    BX_PACK_READY,   /* was deflated before */
} bx_packing;

#endif
