/*
 * signature.h - who signs, the date, the seals and stamps
 *
 * GB/T 9704-2012 7.3.5: no seal (7.3.5.2); seals, or room for them (7.3.5.1); stamps of
 * names with posts (7.3.5.3); of one and of several. The block is one box, so it is never torn. The
 * fields in which they sign stand at the corner of seals, stamps or names, and move nothing.
 */
#ifndef BX_COMPOSE_SIGNATURE_H
#define BX_COMPOSE_SIGNATURE_H

#include "compose/box.h"

/** Appends the signature's box. A page may end before it: see signature_keep.h. */
bx_status bx_signature_set(bx_composer *c, const bx_area *area, const bx_block *block,
                           bx_boxes *boxes);

#endif
