/*
 * first_side.h - the first side shows body text (GB/T 9704-2012 7.3.3)
 *
 * What stands above the text gives way for it: the names of the organs are set smaller, then the
 * addressees move to the foot of the document (7.3.2).
 */
#ifndef BX_COMPOSE_FIRST_SIDE_H
#define BX_COMPOSE_FIRST_SIDE_H

#include "compose/box.h"

/**
 * Makes room for body text on the page that the first of a document's boxes begins.
 * @param moved  paragraphs in this style may leave it; NULL: none. When they did, c->has_moved is set.
 * @return BX_OK also where nothing helps, and where the page has no masthead
 */
bx_status bx_first_side_fit(bx_composer *c, const bx_area *area, const bx_style *moved,
                            bx_boxes *boxes);

/**
 * All down to the first line of text stays on the page of a masthead, also where a signature on the
 * next page takes lines over (7.3.5.5). After bx_signature_keep.
 */
void bx_first_side_hold(const bx_area *area, bx_boxes *boxes);

/** Tells when the page of a masthead, boxes [0, end), has no body text although there is some: BX0752. */
bx_status bx_first_side_tell(bx_composer *c, const bx_area *area, const bx_boxes *boxes, int end);

#endif
