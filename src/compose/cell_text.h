/*
 * cell_text.h - the text of a table's cell while it is set: shaped, broken, not yet packed
 */
#ifndef BX_COMPOSE_CELL_TEXT_H
#define BX_COMPOSE_CELL_TEXT_H

#include "compose/composer.h"
#include "compose/ready_text.h"
#include "text/line.h"

/** One wanted line of a cell, broken to the cell's measure. */
typedef struct bx_cell_piece {
    bx_ready_text ready;
    const bx_line *lines;
    int count;
} bx_cell_piece;

/** All of it lives in the composer's scratch: whoever asks for it winds that back. */
typedef struct bx_cell_text {
    const bx_cell *cell;
    const bx_style *style; /* the cell's, or that in a smaller size */
    bx_inline text;        /* the cell's, its spans in the style's size */
    bx_tag *tag;           /* NULL: a copy for the eye */
    bx_cell_piece *pieces;
    int piece_count;
    int line_count;       /* of all pieces */
    int columns;          /* stacked lines stand in so many columns, from right to left; else 1 */
    bx_len width, height; /* of the text's em-boxes; width: of what runs down the page only */
    bx_str said;          /* what runs down the page: without the line ends that are wanted in it */
} bx_cell_text;

#endif
