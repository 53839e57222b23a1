/*
 * sheet.h - nothing is set outside the sheet
 *
 * The device refuses what leaves the page, but knows no place; here it is still known.
 */
#ifndef BX_COMPOSE_SHEET_H
#define BX_COMPOSE_SHEET_H

#include "compose/box.h"

/**
 * Checks the placed groups [first, groups->count).
 * @param page   that they stand on
 * @param place  of what they are pieces of
 * @return BX_ERR_LAYOUT with BX0717, once for all of them
 */
bx_status bx_sheet_check(bx_composer *c, const bx_groups *groups, int first,
                         const bx_kept_page *page, const bx_place *place);

#endif
