/*
 * furniture.h - what stands on a page beside the text: the page number, head and foot
 *
 * GB/T 9704-2012 7.5. Set after the page count is known; lies outside the type
 * area, so it never moves the text. Artifacts, not content.
 */
#ifndef BX_COMPOSE_FURNITURE_H
#define BX_COMPOSE_FURNITURE_H

#include "compose/composer.h"

/** Adds the page number and the regions of the sheet to `page`, and sets its label. A blank side has nothing (7.5). */
bx_status bx_furniture_add(bx_composer *c, const bx_sheet *sheet, bx_kept_page *page,
                           const bx_page_place *place);

#endif
