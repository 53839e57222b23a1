/*
 * signature.h - the issuing body's name, the date and the seal
 *
 * GB/T 9704-2012 7.3.5 in three cases: no seal (7.3.5.2); room for a stamp and a
 * seal's image (7.3.5.1). The block is one box, so it is never torn.
 */
#ifndef BX_COMPOSE_SIGNATURE_H
#define BX_COMPOSE_SIGNATURE_H

#include "compose/box.h"

/** Appends the signature's box. A page may end before it: see signature_keep.h. */
bx_status bx_signature_set(bx_composer *c, const bx_area *area, const bx_block *block,
                           bx_boxes *boxes);

#endif
