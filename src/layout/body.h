/*
 * body.h - the key body of a layout, or of one of its items
 */
#ifndef BX_LAYOUT_BODY_H
#define BX_LAYOUT_BODY_H

#include "layout/scope.h"

/** Reads the items of a list; those of `each` and `in` see their own fields before `scope`. */

bx_status bx_layout_body(bx_layout_reader *tr, const bx_node *body, const bx_field_scope *scope,
                         bx_body_items *items);

#endif
