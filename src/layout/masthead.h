/*
 * masthead.h - a body's `masthead`: whose paper it is, in large type; and its `roster`: who signed it
 *
 * GB/T 9704-2012 7.2.4 (发文机关标志), 7.2.5 and 7.2.6 (发文字号, 签发人).
 */
#ifndef BX_LAYOUT_MASTHEAD_H
#define BX_LAYOUT_MASTHEAD_H

#include "layout/scope.h"

/** Reads the map behind `masthead`, in the scope of the body. */
bx_status bx_masthead_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                           const bx_masthead_pattern **masthead);

/** Reads the map behind `roster`, in the scope of the body. */
bx_status bx_roster_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                         const bx_roster_pattern **roster);

extern const bx_shape bx_masthead_shape, bx_roster_shape; /* of `masthead`, of `roster` */

#endif
