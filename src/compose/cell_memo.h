/*
 * cell_memo.h - cells that say the same
 *
 * The columns of a long table repeat themselves: units, kinds, dates, noughts. What was set
 * for one cell is every such cell's, since its items tell their owner by the group that they
 * are placed in (packed.h).
 */
#ifndef BX_COMPOSE_CELL_MEMO_H
#define BX_COMPOSE_CELL_MEMO_H

#include "compose/packed.h"
#include "document/block.h"

/** A cell's text as it was set. */
typedef struct bx_cell_look {
    const bx_packed *packed;
    bx_len width, height; /* as of bx_set_cell */
    bx_len wanted;        /* is_loose: the width that its line asks for */
    bool is_loose;
} bx_cell_look;

typedef struct bx_cell_memo bx_cell_memo;

/** Room for some of `cells` cells; NULL when memory is out. */
bx_cell_memo *bx_cell_memo_new(bx_arena *arena, int cells);

/** What a cell that says the same in the same room (0 or less: what any room has) was given; NULL: none is known. */
const bx_cell_look *bx_cell_memo_find(const bx_cell_memo *memo, const bx_cell *cell, bx_len room);

/** Notes it for those that follow, in place of another. Only what told nothing and has no links. */
void bx_cell_memo_note(bx_cell_memo *memo, const bx_cell *cell, bx_len room,
                       const bx_cell_look *look);

#endif
