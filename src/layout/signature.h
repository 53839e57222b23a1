/*
 * signature.h - a body's `signature`: organs with their seals, or posts with the stamps of names
 *
 * GB/T 9704-2012 7.3.5. Where its parts go the layout says once, under its own key (page.h).
 */
#ifndef BX_LAYOUT_SIGNATURE_H
#define BX_LAYOUT_SIGNATURE_H

#include "layout/scope.h"

extern const bx_shape bx_signature_item_shape;

/** Reads the map behind `signature`, in the scope of the body; after the layout's own `signature`. */
bx_status bx_signature_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                            const bx_signature_pattern **signature);

#endif
