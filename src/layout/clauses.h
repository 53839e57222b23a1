/*
 * clauses.h - the key clauses of a layout
 */
#ifndef BX_LAYOUT_CLAUSES_H
#define BX_LAYOUT_CLAUSES_H

#include "layout/chain.h"
#include "layout/reader.h"

/**
 * Reads the clauses, after everything else: t->clauses. One that is `~` was taken away.
 * @param root   the layout, merged
 * @param homes  of the files that hold clauses alone
 */
bx_status bx_layout_clauses(bx_layout_reader *tr, const bx_node *clauses, const bx_node *root,
                            const bx_clause_homes *homes);

extern const bx_shape bx_clauses_shape;

#endif
