/*
 * fields.h - the key fields of a layout
 */
#ifndef BX_LAYOUT_FIELDS_H
#define BX_LAYOUT_FIELDS_H

#include "layout/reader.h"

/** Reads t->fields but for their defaults; NULL: there are none. */
bx_status bx_layout_fields(bx_layout_reader *tr, const bx_node *fields);

/** Reads their defaults, behind the rules: what a rule fills is not absent. */
bx_status bx_layout_defaults(bx_layout_reader *tr, const bx_node *fields);

extern const bx_shape bx_fields_shape; /* of `fields` */

#endif
