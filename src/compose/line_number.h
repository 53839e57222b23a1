/*
 * line_number.h - numbers beside the lines of the text, for those who review it
 *
 * Of paragraphs alone: headings, tables, signatures and what stands around the text have none. Each
 * stands on its line's baseline and ends left of the type area, on a turned page begins right of it; an artifact that moves nothing.
 */
#ifndef BX_COMPOSE_LINE_NUMBER_H
#define BX_COMPOSE_LINE_NUMBER_H

#include "compose/box.h"

/**
 * Adds the number of a box that is a line of a paragraph; nothing of others.
 * @param top    of the box on the sheet
 * @param page   of it
 * @param count  of such lines on the page before it; one more afterwards
 * @return BX_ERR_LAYOUT (BX0717) when it would leave the sheet
 */
bx_status bx_line_number_add(bx_composer *c, const bx_area *area, const bx_box *box, bx_len top,
                             const bx_kept_page *page, int *count, bx_groups *groups);

#endif
