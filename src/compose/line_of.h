/*
 * line_of.h - texts at the left, in the middle and at the right of one line
 *
 * 印发机关 and 印发日期 (GB/T 9704-2012 7.4), a number and a name above a title. Each text is set
 * on its one line, never broken; the style's indent and right are where they begin and end.
 */
#ifndef BX_COMPOSE_LINE_OF_H
#define BX_COMPOSE_LINE_OF_H

#include "compose/box.h"

/**
 * Appends the line's box, each text with a tag of its own.
 * @param cost  of ending a page before it
 * @return BX_ERR_LAYOUT (BX0723) when the texts are wider than the line
 */
bx_status bx_line_of_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                         bx_boxes *boxes);

/** Tells that texts, of which some may be empty, do not stand side by side: BX0723. */
bx_status bx_line_of_report(bx_composer *c, const bx_place *place, const bx_inline *texts,
                            int count, bx_len need, bx_len have);

#endif
