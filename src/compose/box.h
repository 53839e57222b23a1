/*
 * box.h - a set piece that waits for its page
 *
 * Boxes come in reading order from paragraph, table and signature; flow gives each
 * a page and a place. A box is never torn. x runs from the left edge of the type
 * area, y from the box's upper edge.
 */
#ifndef BX_COMPOSE_BOX_H
#define BX_COMPOSE_BOX_H

#include "compose/composer.h"
#include "compose/page.h"

typedef struct bx_set_table bx_set_table;

/** How strongly a box holds on to the one before it; flow breaks at the weakest place. */
typedef enum bx_glue {
    BX_GLUE_NONE,
    BX_GLUE_TABLE, /* a row of a table that should stay whole */
    BX_GLUE_TEXT,  /* widows, orphans, headings, signatures */
    BX_GLUE_HARD,  /* head rows of a table and the first row under them */
} bx_glue;

typedef struct bx_box {
    bx_len height;
    bx_len before, after; /* least distance to the neighbours; nothing at a page's edge */
    bool on_grid;         /* its top goes to the next grid line */
    bx_glue glue;         /* to the box before it */
    const bx_item *items; /* placed from the box's corner */
    int count;
    const bx_set_table *table; /* a row: drawn by bx_table_draw together with its neighbours */
    int row;
    bx_place place; /* where its block stands, for messages */
} bx_box;

typedef BX_VEC(bx_box) bx_boxes;
typedef BX_VEC(bx_item) bx_items;

#endif
