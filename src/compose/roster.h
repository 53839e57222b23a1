/*
 * roster.h - names in rows, at the right, behind their label; a text at the left of the last row
 *
 * GB/T 9704-2012 7.2.6: 签发人 two a row, from left to right and down; 发文字号 on the line of the last.
 */
#ifndef BX_COMPOSE_ROSTER_H
#define BX_COMPOSE_ROSTER_H

#include "compose/box.h"

/**
 * Appends a box for each row of a block of kind ROSTER.
 * @return BX_ERR_LAYOUT (BX0723): its texts do not stand side by side
 */
bx_status bx_roster_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                        bx_boxes *boxes);

#endif
