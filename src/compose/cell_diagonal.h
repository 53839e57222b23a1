/*
 * cell_diagonal.h - 斜线表头: the texts of a cell parted by lines from its upper left corner
 *
 * Two texts: one line to the lower right corner; what the rows are stands at the lower left,
 * what the columns are at the upper right. Three: two lines, to the middles of the right and of
 * the lower edge, and what stands in the rows at the lower right. Each text is one line. The
 * cell is at least so high that no text touches a line.
 */
#ifndef BX_COMPOSE_CELL_DIAGONAL_H
#define BX_COMPOSE_CELL_DIAGONAL_H

#include "compose/set_table.h"

/** Width that the texts of a cell ask for, pads left out. Tells nothing. */
bx_status bx_diagonal_measure(bx_composer *c, const bx_cell *cell, bx_len *wanted);

/**
 * The height of a cell's texts in a cell of such a width, pads of the table left out.
 * @return BX_ERR_LAYOUT (BX0702)
 */
bx_status bx_diagonal_set(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_tag *tag,
                          bx_len *height);

/** Packs texts and lines for a cell of that height, from its upper left corner. */
bx_status bx_diagonal_pack(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_tag *tag,
                           bx_len height, const bx_packed **packed);

#endif
