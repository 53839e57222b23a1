/*
 * fields.h - the key fields of a layout
 */
#ifndef BX_LAYOUT_FIELDS_H
#define BX_LAYOUT_FIELDS_H

#include "layout/reader.h"

/** Reads t->fields; NULL: there are none. Their defaults are checked. */
bx_status bx_layout_fields(bx_layout_reader *tr, const bx_node *fields);

#endif
