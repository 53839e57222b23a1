/*
 * cell_scale.h - the text of a cell in a smaller size
 */
#ifndef BX_COMPOSE_CELL_SCALE_H
#define BX_COMPOSE_CELL_SCALE_H

#include "compose/cell_text.h"

/** Shapes the cell's text anew, `size` in place of its style's, all else in proportion. */
bx_status bx_cell_text_scale(bx_composer *c, bx_len size, bx_cell_text *text);

#endif
