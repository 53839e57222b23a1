/*
 * area.h - the measure box that blocks are set into
 *
 * All that paragraph, table, picture, signature and flow know of a page: how much room there is,
 * the grid of its lines, and what a page's end may leave. Where the box lies on the
 * sheet only flow knows, when it places what was set; a rule that is aligned on the sheet (信函,
 * GB/T 9704-2012 10.1) needs to know how far its edges are.
 */
#ifndef BX_COMPOSE_AREA_H
#define BX_COMPOSE_AREA_H

#include <stddef.h>

#include "base/style.h"

typedef struct bx_area bx_area;
struct bx_area {
    bx_len width, height;
    bx_len left, sheet_width; /* what lies left of it on the sheet; how wide that is */
    bx_len pitch, grid_size;  /* of the grid; its first line lies at the upper edge */
    int widows, orphans;      /* least lines of a paragraph at the head, at the foot */
    int hole;                 /* bx_page_style.hole */
    const bx_area *first;     /* of the first page of the section; NULL: as the others */
};

/** The area of the page that begins with box `start` of its section. */
static inline const bx_area *bx_area_at(const bx_area *area, int start)
{
    return start == 0 && area->first ? area->first : area;
}

/** The type area of a page, as one box. */
bx_area bx_area_of_page(const bx_page_style *page);

#endif
