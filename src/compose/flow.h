/*
 * flow.h - boxes get their pages
 *
 * Each page takes boxes while they fit; it ends at the last place where no glue
 * holds. Where glue holds everywhere, the weakest gives way nearest to the page's
 * end, with the warning BX0705: every page takes at least one box, so flow ends.
 */
#ifndef BX_COMPOSE_FLOW_H
#define BX_COMPOSE_FLOW_H

#include "compose/box.h"

/**
 * Places boxes on pages.
 * @param pages  set to an array in the composer's arena; at least one page
 * @return BX_ERR_LIMIT (BX0706), BX_ERR_MEMORY
 */
bx_status bx_flow(bx_composer *c, const bx_boxes *boxes, bx_page **pages, int *count);

#endif
