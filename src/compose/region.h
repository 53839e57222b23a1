/*
 * region.h - what stands above and below the type area of a page
 *
 * Blocks as of the body, set as wide as the type area and without a grid; artifacts, whatever they
 * say. They move nothing: one that would stand within the type area is told.
 */
#ifndef BX_COMPOSE_REGION_H
#define BX_COMPOSE_REGION_H

#include "compose/box.h"

/** Adds head and foot of the sheet to the page. @return BX_ERR_LAYOUT with BX0717 or BX0726, as the setters of blocks */
bx_status bx_regions_add(bx_composer *c, const bx_sheet *sheet, bx_kept_page *page,
                         const bx_page_place *place);

/** Adds groups behind those of a page, unless they leave the sheet (BX0717 at `place`). */
bx_status bx_page_add_groups(bx_composer *c, const bx_groups *groups, bx_kept_page *page,
                             const bx_place *place);

#endif
