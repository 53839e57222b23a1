/*
 * layout_read.h - a layout file, read
 */
#ifndef BX_LAYOUT_LAYOUT_READ_H
#define BX_LAYOUT_LAYOUT_READ_H

#include "layout/chain.h"
#include "layout/layout.h"

/** The keys at the top of a layout, and below them all others: bx_key.shape. */
extern const bx_key_table bx_layout_keys;

/**
 * Types a layout. Lists under the same key replace those of the extended layout,
 * maps (styles, page, …) are merged key by key; parts are put where they are used.
 * @param layout  set on BX_OK; lives in `arena`, as do the nodes it refers to
 */
bx_status bx_layout_read(bx_arena *arena, const bx_layout_files *files, bx_diag *diag,
                         const bx_layout **layout);

/**
 * Reads another text for the file's name, such as one from the command line: over the layout's fields.
 * @param output  set on BX_OK
 */
bx_status bx_layout_output(bx_arena *arena, const bx_layout *t, const bx_node *text, bx_diag *diag,
                           bx_phrase *output);

#endif
