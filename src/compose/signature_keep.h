/*
 * signature_keep.h - no signature without text on its page (GB/T 9704-2012 7.3.5.5)
 */
#ifndef BX_COMPOSE_SIGNATURE_KEEP_H
#define BX_COMPOSE_SIGNATURE_KEEP_H

#include "compose/box.h"

/**
 * Makes way for the note behind each signature (signature_box.h), and sees to it that it has bx_signature_style.with lines of body text on its
 * page: it is brought to the page before (signature_fit.h), or lines are pulled over with
 * it. Headings and asides do not count, but go along.
 */
bx_status bx_signature_keep(bx_composer *c, const bx_area *area, bx_boxes *boxes);

#endif
