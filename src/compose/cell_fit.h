/*
 * cell_fit.h - a cell whose words are wider than it, where its text may give (bx_cell.fit)
 *
 * Words and numbers that no line's end may part make a cell too narrow. The text is set
 * smaller, in steps of a fortieth, until they fit, but not below the cell's floor (BX0720);
 * where the floor does not do, they are parted at any character in that size (BX0721).
 */
#ifndef BX_COMPOSE_CELL_FIT_H
#define BX_COMPOSE_CELL_FIT_H

#include "compose/cell_text.h"

/** Sets a text whose cell has a floor anew, for `room`, and tells what was done. */
bx_status bx_cell_text_fit(bx_composer *c, bx_len room, bx_cell_text *text);

#endif
