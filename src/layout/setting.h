/*
 * setting.h - the values of the layout that a clause says decide what the pages have
 *
 * A path of keys from the layout's top: page.top, styles.标题.size. Where the value stands in
 * another file than what the clause asks, a profile or a layout above has changed it: what the
 * pages have otherwise is a deviation, not a fault.
 */
#ifndef BX_LAYOUT_SETTING_H
#define BX_LAYOUT_SETTING_H

#include "layout/chain.h"
#include "layout/clause.h"

/** Where settings are looked for. */
typedef struct bx_settings_ground {
    const bx_node *root;          /* the layout, merged */
    const bx_clause_homes *homes; /* of the files that hold clauses alone */
    const bx_place *asked;        /* where the clause says what it asks */
} bx_settings_ground;

/**
 * Reads a path, or a list of them.
 * A path that leads nowhere is told (BX0386, BX0387); one that ends in what is no map, as where a
 * profile says `page-number: ~`, is decided there.
 */
bx_status bx_settings_read(bx_reader *r, const bx_node *node, const bx_settings_ground *ground,
                           bx_clause *clause);

#endif
