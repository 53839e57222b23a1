/*
 * repeat.h - the keys each, by and sort: what stands once for each entry of a list
 *
 * Of body items, of a table's rows and of its columns. With `by` it stands once for each group of
 * entries that share these fields, and the list's own name means the group inside.
 */
#ifndef BX_LAYOUT_REPEAT_H
#define BX_LAYOUT_REPEAT_H

#include "layout/scope.h"
#include "layout/shapes.h"

/** The nodes of the keys, as a schema reads them. */
typedef struct bx_raw_repeat {
    const bx_node *each, *by, *sort;
} bx_raw_repeat;

/** Rows of a schema for them: of a struct with a bx_raw_repeat `repeat`. */
#define BX_REPEAT_KEYS(type)                                                                       \
    {BX_KEY("each", SCALAR, type, repeat.each), .shape = &bx_shape_path},                          \
        {BX_KEY("by", NODE, type, repeat.by), .shape = &bx_shape_texts},                           \
    {                                                                                              \
        BX_KEY("sort", NODE, type, repeat.sort), .shape = &bx_shape_texts                          \
    }

/**
 * Reads them.
 * @param repeat  set; repeat->list.field is NULL after a reported fault
 * @param inner   the scope of what is repeated; borrows `scope` and lives in the arena's memory
 */
bx_status bx_repeat_read(bx_layout_reader *tr, const bx_raw_repeat *raw,
                         const bx_field_scope *scope, bx_repeat *repeat, bx_field_scope *inner);

#endif
