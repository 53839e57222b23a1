/*
 * json.h - text as JSON, RFC 8259
 */
#ifndef BX_BASE_JSON_H
#define BX_BASE_JSON_H

#include "base/str.h"

/** Appends `text` as a JSON string with its quotes. Well-formed UTF-8: a malformed byte becomes U+FFFD. */
void bx_json_add_string(bx_buf *out, bx_str text);

#endif
