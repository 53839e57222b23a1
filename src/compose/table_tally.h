/*
 * table_tally.h - totals of a page's rows (本页小计, 承前页)
 *
 * The rows of a page are known when it is made; the room for its totals is kept before,
 * for the widest that there can be.
 */
#ifndef BX_COMPOSE_TABLE_TALLY_H
#define BX_COMPOSE_TABLE_TALLY_H

#include "compose/set_table.h"

/** Finds the tallies of the table's cells. */
bx_status bx_tallies_open(bx_composer *c, bx_set_table *t);

/** The widest text that a cell with this tally may have; lives in the composer's arena. */
bx_status bx_tally_widest(bx_composer *c, const bx_set_table *t, const bx_tally *tally,
                          bx_str *text);

/** Adds up the body's rows [first, end), which one page has. Pages in their order. */
void bx_tallies_add(const bx_set_table *t, int first, int end);

/** What a cell tells of the page that was added last; lives in the composer's arena. */
bx_status bx_tally_text(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_str *text);

#endif
