/*
 * area.h - the measure box that blocks are set into
 *
 * All that paragraph, table, picture, signature and flow know of a page: how much room there is,
 * where it lies on the sheet, the grid of its lines, and what a page's end may leave.
 */
#ifndef BX_COMPOSE_AREA_H
#define BX_COMPOSE_AREA_H

#include <stddef.h>

#include "base/style.h"

typedef struct bx_area bx_area;
struct bx_area {
    bx_len width, height;
    bx_len left, top; /* where it lies on the sheet */
    bx_len sheet_width, sheet_height;
    bx_len pitch, grid_size; /* of the grid; its first line lies at the upper edge */
    int widows, orphans;     /* least lines of a paragraph at the head, at the foot */
    int hole;                /* bx_page_style.hole */
    const bx_area *first;    /* of the first page of the section; NULL: as the others */
};

/** The area of the page that begins with box `start` of its section. */
static inline const bx_area *bx_area_at(const bx_area *area, int start)
{
    return start == 0 && area->first ? area->first : area;
}

/** The type area of a page, as one box. Of a turned page it lies on a sheet that is turned with it. */
bx_area bx_area_of_page(const bx_page_style *page);

/** The same, upright on every page: of what stands around the text. */
bx_area bx_area_upright(const bx_page_style *page);

#endif
