/*
 * table_cell.h - one cell of a table: its text set and packed
 */
#ifndef BX_COMPOSE_TABLE_CELL_H
#define BX_COMPOSE_TABLE_CELL_H

#include "compose/cell_text.h"
#include "compose/set_table.h"

/** Width for the cell's text, once the table's edges are known; above 0. */
bx_len bx_cell_room(const bx_set_table *t, const bx_cell *cell);

/**
 * Whether one line of the cell can be set before its column's width is known: in a column that is
 * as wide as its content, or a number that stands with others point under point. It is `is_loose`
 * then.
 */
bool bx_cell_may_be_loose(const bx_set_table *t, const bx_cell *cell);

/** Sets such a cell. @param wanted  the width that its line asks for */
bx_status bx_cell_set_loose(bx_composer *c, bx_set_table *t, int index, bx_len *wanted);

/**
 * The least width of a cell without a break that is not wanted. What there is to be told of its
 * text is told when it is set.
 * @param length  of what runs down the page, at most
 */
bx_status bx_cell_measure(bx_composer *c, const bx_set_table *t, int index, bx_len length,
                          bx_len *wanted);

/** Sets a cell in the width of its columns, in place of what it was. @return BX_ERR_LAYOUT (BX0702) */
bx_status bx_cell_set(bx_composer *c, bx_set_table *t, int index, bx_len length);

/**
 * Sets other words in place of the cell's, which have its room: a total of the page.
 * @param words  live as long as the pages
 * @param set    set; the cell's own stays as it is
 */
bx_status bx_cell_set_words(bx_composer *c, bx_set_table *t, int index, bx_str words,
                            bx_set_cell *set);

/** From the left edge of a cell's room to where its packed text goes. */
bx_len bx_cell_shift(const bx_set_table *t, const bx_cell *cell, const bx_set_cell *set);

/** Prepares a cell whose place cannot be told, for what there is to be told of its text. */
bx_status bx_cell_try(bx_composer *c, const bx_set_table *t, int index);

/** Places a text that was broken to the room of its cell and packs it; tells `set` all but the tag. */
bx_status bx_cell_pack(bx_composer *c, const bx_set_table *t, const bx_cell_text *text,
                       bx_set_cell *set);

#endif
