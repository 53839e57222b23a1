/*
 * sheet.h - nothing is set outside the sheet
 *
 * The device refuses what leaves the page, but knows no place; here it is still known.
 */
#ifndef BX_COMPOSE_SHEET_H
#define BX_COMPOSE_SHEET_H

#include "compose/box.h"

/** A sheet as what stands on it sees it: on a turned page that is turned, too. */
typedef struct bx_sheet_bounds {
    bx_len width, height;
    int page; /* its number, for messages */
} bx_sheet_bounds;

/**
 * Checks the placed groups [first, groups->count).
 * @param sheet  that they stand on
 * @param place  of what they are pieces of
 * @return BX_ERR_LAYOUT with BX0717, once for all of them
 */
bx_status bx_sheet_check(bx_composer *c, const bx_groups *groups, int first,
                         const bx_sheet_bounds *sheet, const bx_place *place);

#endif
