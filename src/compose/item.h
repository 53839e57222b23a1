/*
 * item.h - a thing placed on a page
 */
#ifndef BX_COMPOSE_ITEM_H
#define BX_COMPOSE_ITEM_H

#include "base/len.h"
#include "base/str.h"
#include "base/style.h"
#include "base/tag.h"
#include "base/vec.h"
#include "font/run.h"

typedef enum bx_item_type {
    BX_ITEM_RUN,
    BX_ITEM_FIELD, /* where one signs: a point without ink; its tag, a FORM, is its own and has its name */
    BX_ITEM_IMAGE,
    BX_ITEM_SLICE, /* what is seen of a square picture as high as it: from `cut` on, as wide as `box` */
    BX_ITEM_SHAPE, /* the last: packed.c has the shapes behind it */
} bx_item_type;

typedef struct bx_item {
    bx_item_type type;
    bx_artifact artifact; /* which, where `tag` is NULL; of a group's items all the same */
    const bx_tag *tag;    /* NULL: an artifact */
    /* what it and its neighbours of the same tag and words read as together; empty: as they stand */
    bx_str said;
    bx_ink_shape shape; /* SHAPE */
    bx_rect
        box; /* SHAPE, IMAGE: on the sheet; FIELD: x, y alone; RUN: x, y its origin, w its width, h the em */
    union {
        const bx_run *run; /* RUN */
        bx_len cut;        /* SLICE: from the picture's left edge to what is seen */
    };
    int image; /* IMAGE: index into the document's images */
    uint32_t rgb;
} bx_item;

typedef BX_VEC(bx_item) bx_items;

#endif
