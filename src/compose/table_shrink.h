/*
 * table_shrink.h - a cell that is too high for its rows is made to fit
 */
#ifndef BX_COMPOSE_TABLE_SHRINK_H
#define BX_COMPOSE_TABLE_SHRINK_H

#include "compose/set_table.h"

/**
 * Sets a cell anew so that its text is no higher than `room`: a stacked one in up to three
 * columns, any one in a size that is at least 5.5 pt (BX0716).
 * @param set  what it was set as; overwritten: what it was may go on in a copy. tag NULL: a copy for the eye
 * @return BX_ERR_LAYOUT (BX0715) when there is no such way
 */
bx_status bx_cell_shrink(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_len room,
                         bx_set_cell *set);

#endif
