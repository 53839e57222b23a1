/*
 * paragraph.h - a paragraph, heading or title becomes line boxes
 *
 * Each line is a box; where a page may not end (widows, orphans, clreq
 * #adjustments_of_orphans_and_widows; headings) the boxes are glued.
 */
#ifndef BX_COMPOSE_PARAGRAPH_H
#define BX_COMPOSE_PARAGRAPH_H

#include "compose/box.h"

/**
 * Appends a paragraph's boxes.
 * @param glue  of its first line to what came before
 */
bx_status bx_paragraph_set(bx_composer *c, const bx_block *block, bx_glue glue, bx_boxes *boxes);

#endif
