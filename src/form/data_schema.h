/*
 * data_schema.h - what a layout asks for, as a JSON Schema (2020-12)
 *
 * The schema of a data file takes what data/ takes, as a YAML reader of the core schema gives
 * it: a figure may be a number or text, text a number. What only the text tells (a decimal's
 * zeros, the calendar's days, sums) it leaves to `banxin check`.
 */
#ifndef BX_FORM_DATA_SCHEMA_H
#define BX_FORM_DATA_SCHEMA_H

#include "layout/layout.h"

/** Appends the schema, ended by a line end. `out` tells whether memory was out. */
void bx_data_schema_write(const bx_layout *layout, bx_buf *out);

/** Whether the values of a type are described; those of another pass unchecked. */
bool bx_data_schema_knows(bx_field_type type);

#endif
