/*
 * bind_place.h - the body's items place, foot, masthead and roster
 */
#ifndef BX_DOCUMENT_BIND_PLACE_H
#define BX_DOCUMENT_BIND_PLACE_H

#include "document/binder.h"

/** Blocks that are made apart from those of the section, while `open`. */
typedef struct bx_apart {
    bx_block *items; /* the section's, kept aside */
    int count, room;
} bx_apart;

/** From here on blocks are made apart, until bx_apart_close. */
void bx_apart_open(bx_binder *b, bx_apart *apart);

/** Puts the section's blocks back. @return those made meanwhile, `*count` of them */
const bx_block *bx_apart_close(bx_binder *b, const bx_apart *apart, int *count);

/** Adds blocks at a fixed place; nothing when there are none. */
bx_status bx_bind_place(bx_binder *b, const bx_body_item *item, const bx_block *blocks, int count);

/** Makes blocks the document's foot; nothing when there are none. @return BX_ERR_INPUT (BX0521): it has one */
bx_status bx_bind_foot(bx_binder *b, const bx_body_item *item, const bx_block *blocks, int count);

bx_status bx_bind_masthead(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

bx_status bx_bind_roster(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

#endif
