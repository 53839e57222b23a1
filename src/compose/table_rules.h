/*
 * table_rules.h - the lines of a part of a table
 */
#ifndef BX_COMPOSE_TABLE_RULES_H
#define BX_COMPOSE_TABLE_RULES_H

#include "compose/set_table.h"

/** Rows [first, end) that stand together, and which frame they have. */
typedef struct bx_ruled_rows {
    int first, end;
    bool is_top, is_bottom; /* nothing of the table stands above them, below them on the page */
    const bx_stroke *under; /* !is_bottom: the line between them and what follows */
    bx_len height;          /* of one row of which a part stands there; 0: as they are */
} bx_ruled_rows;

/**
 * Adds, in the composer's scratch, the lines between and around rows, from the first one's upper
 * left corner; a line that another range above has drawn is left out.
 */
bx_status bx_table_add_rules(bx_composer *c, const bx_set_table *t, const bx_ruled_rows *rows,
                             bx_items *items);

#endif
