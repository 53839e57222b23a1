/*
 * paragraph.h - a paragraph, heading or title becomes line boxes
 *
 * Each line is a box; where a page may not end (widows, orphans, clreq
 * #adjustments_of_orphans_and_widows; headings; notes) a break before the box has its cost.
 */
#ifndef BX_COMPOSE_PARAGRAPH_H
#define BX_COMPOSE_PARAGRAPH_H

#include "compose/box.h"

/**
 * Appends a paragraph's boxes.
 * @param cost  of ending a page before its first line
 */
bx_status bx_paragraph_set(bx_composer *c, const bx_block *block, int cost, bx_boxes *boxes);

#endif
