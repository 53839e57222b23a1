/*
 * typed_expr.h - expressions whose paths are declared and may stand where they do
 */
#ifndef BX_LAYOUT_TYPED_EXPR_H
#define BX_LAYOUT_TYPED_EXPR_H

#include "layout/reader.h"

/** Where the paths of expressions are looked up: the members of a list first, then what is around. */
typedef struct bx_field_scope bx_field_scope;
struct bx_field_scope {
    const bx_field *fields;
    int count;
    const bx_field_scope *outer;
};

/** The field that a path names, and in *column a column of it (or nothing); NULL after a reported fault. */
bx_status bx_layout_find(bx_layout_reader *tr, const bx_field_scope *scope, bx_str path,
                         const bx_place *place, const bx_field **field, bx_str *column);

/**
 * Parses a scalar (anything else is BX0314) and checks every path in it.
 * @param types  what may stand there; a column of a COUNTS field counts as COUNT
 * @param width  set to the columns of a spread COUNTS field, else 1; NULL: no table, so COUNTS cannot be spread
 */
bx_status bx_layout_expr(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                         unsigned types, bx_expr *expr, int *width);

/** Reports that `field` cannot stand where only `types` can. */
bx_status bx_layout_misplaced(bx_layout_reader *tr, bx_str path, const bx_field *field,
                              unsigned types, const bx_place *place);

#endif
