/*
 * table_strips.h - a row that is higher than a page, cut between the lines of its cells
 *
 * Such a row is a box for each of its lines: a page takes as many as it has room for, and so
 * the row goes on over the pages. Its texts stand at the top; a cell that heads the row is
 * told again on each page that the row goes on to, as a copy. Only a row all of whose cells are in it
 * can be cut, and none whose text is stacked or runs down the page (BX0701).
 */
#ifndef BX_COMPOSE_TABLE_STRIPS_H
#define BX_COMPOSE_TABLE_STRIPS_H

#include "compose/set_table.h"

/** A row that is cut. */
struct bx_cut_row {
    int row, count; /* strips */
    bx_len step;    /* from one to the next */
    bx_len size;    /* of the em-boxes in the last one */
};

/** How a row would be cut. @return false when it cannot be */
bool bx_table_cut_row(const bx_set_table *t, int row, bx_cut_row *cut);

/** The row's cut; NULL: it is whole. */
const bx_cut_row *bx_table_cut_of(const bx_set_table *t, int row);

/** Height of strip `at` as a box. */
bx_len bx_table_strip_height(const bx_set_table *t, const bx_cut_row *cut, int at);

/** Height of the strips [first, end) on one page, pads and all. */
bx_len bx_table_strips_height(const bx_set_table *t, const bx_cut_row *cut, int first, int end);

/** The lines of a cell in the strips [first, end), packed from the first one's top; NULL in *packed: none. */
bx_status bx_table_strips_pack(bx_composer *c, const bx_cut_row *cut, int first, int end,
                               const bx_set_cell *whole, const bx_packed **packed);

#endif
