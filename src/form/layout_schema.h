/*
 * layout_schema.h - what layouts may say, as a JSON Schema (2020-12)
 *
 * Made from the tables by which layouts are read. A file need not be whole, since it may extend
 * others and be laid over others: only `banxin` must be there, and in the items of lists, which are
 * never merged, the keys that their tables want.
 */
#ifndef BX_FORM_LAYOUT_SCHEMA_H
#define BX_FORM_LAYOUT_SCHEMA_H

#include "base/str.h"

/** Appends the schema, ended by a line end. `out` tells whether memory was out. */
void bx_layout_schema_write(bx_buf *out);

#endif
