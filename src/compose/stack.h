/*
 * stack.h - boxes one under another: where each of them goes in its area
 *
 * What is planned, measured and placed goes through the same few lines, so that they agree.
 */
#ifndef BX_COMPOSE_STACK_H
#define BX_COMPOSE_STACK_H

#include "compose/box.h"

/** A box's place in its area, from its upper edge. */
typedef struct bx_slot {
    bx_len top;
    bx_len bottom; /* below which what follows stands */
} bx_slot;

/** Where a box at a fixed place lies, from the area's corner. `height`: its own. */
bx_rect bx_fixed_rect(const bx_area *area, const bx_fixed *fixed, bx_len height);

/**
 * The box under which box `at` stands. Those at fixed places beside the type area are none.
 * NULL: it is the first of its page, which begins at box `start`.
 */
const bx_box *bx_box_above(const bx_area *area, const bx_boxes *boxes, int start, int at);

/**
 * Where a box goes.
 * @param above  the box that it stands under; NULL: it is the first on its page
 * @param y      the bottom of that one
 */
bx_slot bx_slot_under(const bx_area *area, const bx_box *box, const bx_box *above, bx_len y);

/** The upper edges of the boxes [start, end) in one area, into `tops` unless NULL. @return where the last one ends */
bx_len bx_stack_measure(const bx_area *area, const bx_boxes *boxes, int start, int end,
                        bx_len *tops);

/** Boxes [at, end) that are still to be placed, under `y`. `start`: the first one in the area. */
typedef struct bx_stack {
    const bx_area *area;
    const bx_boxes *boxes;
    int start, end;
    int at;
    bx_len y; /* where the last piece ended */
} bx_stack;

/** Boxes that are placed together: one, or all that follow one another of one `made`. */
typedef struct bx_piece {
    const bx_box *boxes;
    int count;
    bx_len left; /* of the area, or of a fixed place */
    bx_len top;  /* of what its maker repeats above them, too */
} bx_piece;

/** The next piece; `y` is where it ends. @return false: there is none */
bool bx_stack_next(bx_stack *stack, bx_piece *piece);

/**
 * Has a piece placed by its maker, and records where that was, if it is wanted (bx_pages.placed):
 * on the page that is filled. Of an inset what stands in it is recorded.
 * @param x, y  the area's corner on the sheet
 */
bx_status bx_piece_place(bx_composer *c, const bx_piece *piece, bx_len x, bx_len y,
                         bx_groups *groups);

#endif
