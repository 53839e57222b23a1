/*
 * signature_fit.h - room for a signature made by closing up (GB/T 9704-2012 7.3.5.5)
 *
 * The seals go up, within bx_signature_style.fit_seal. Where that does not do, "line pitch and
 * character pitch are adjusted": lines of the fewest paragraphs before the signature come
 * closer, within fit_pitch; then characters of paragraphs that lose a line by it, within fit_cell, and then lines again.
 */
#ifndef BX_COMPOSE_SIGNATURE_FIT_H
#define BX_COMPOSE_SIGNATURE_FIT_H

#include "compose/box.h"

/**
 * Where the page of a signature would hold fewer than `with` lines of body text before it,
 * brings the signature, and what is bound to it, onto the page before, if the limits allow.
 * No box before that page's first is touched. Told as BX0743 and BX0718.
 * @param signature  index of its box, which changes with the boxes; no page has to keep it
 *                   with its text yet
 * @param boxes      changed only when it succeeds; may lose boxes before the signature
 */
bx_status bx_signature_fit(bx_composer *c, const bx_area *area, bx_boxes *boxes, int *signature);

#endif
