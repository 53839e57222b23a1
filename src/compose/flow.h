/*
 * flow.h - boxes get their pages
 *
 * Each page takes boxes while they fit, and ends where that costs least: the cost of the
 * break (box.h) and of the white that is left below it, of equal ones at the later.
 * Every page takes at least one box, so flow ends; what is late moves nothing before it.
 */
#ifndef BX_COMPOSE_FLOW_H
#define BX_COMPOSE_FLOW_H

#include "compose/box.h"

/** The boxes [start, end) of a page; none of them: it stays blank. */
typedef struct bx_page_range {
    int start, end;
} bx_page_range;

typedef BX_VEC(bx_page_range) bx_page_ranges;

/** Where the page that begins with box `start` ends. `section`: the area of its section's pages. Reports nothing. */
int bx_flow_page_end(const bx_area *section, const bx_boxes *boxes, int start);

/**
 * Chooses the pages' boxes. They come after those that the composer has.
 * @param ranges  appended to; at least one
 * @return BX_ERR_LIMIT (BX0706), BX_ERR_LAYOUT (BX0725), BX_ERR_MEMORY
 */
bx_status bx_flow_plan(bx_composer *c, const bx_area *area, const bx_boxes *boxes,
                       bx_page_ranges *ranges);

/**
 * Places the boxes of planned pages, appended to the composer's; tells what had to be parted (BX0705).
 * @param section  whose pages they are
 * @param area     as it was given to bx_flow_plan
 */
bx_status bx_flow_set(bx_composer *c, const bx_section *section, const bx_area *area,
                      const bx_boxes *boxes, const bx_page_ranges *ranges);

#endif
