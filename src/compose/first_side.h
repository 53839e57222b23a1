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
 * @return BX_OK also where nothing helps, which is told (BX0752), and where no page has a masthead
 */
bx_status bx_first_side_fit(bx_composer *c, const bx_area *area, const bx_style *moved,
                            bx_boxes *boxes);

#endif
