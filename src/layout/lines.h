/*
 * lines.h - the key lines of a layout: how its text becomes lines
 */
#ifndef BX_LAYOUT_LINES_H
#define BX_LAYOUT_LINES_H

#include "layout/reader.h"

/** NULL: what holds where the layout says nothing. After the fields, which `whole` may name. */
bx_status bx_layout_lines(bx_layout_reader *tr, const bx_node *lines);

extern const bx_shape bx_lines_shape; /* of `lines` */

#endif
