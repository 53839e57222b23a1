/*
 * json.h - text as JSON, RFC 8259
 */
#ifndef BX_BASE_JSON_H
#define BX_BASE_JSON_H

#include "base/str.h"

/** Appends `text` as a JSON string with its quotes. Well-formed UTF-8: a malformed byte becomes U+FFFD. */
void bx_json_add_string(bx_buf *out, bx_str text);

/**
 * A JSON text in the making, indented for people. A key of NULL stands for an item of a list, or
 * for the whole text. `out` tells whether memory was out.
 */
typedef struct bx_json {
    bx_buf *out;
    int depth;     /* of what is open */
    bool has_more; /* what is open has members */
} bx_json;

/** Opens an object '{' or a list '['. */
void bx_json_open(bx_json *json, const char *key, char bracket);
/** Closes it: '}' or ']'. The whole ends with a line end. */
void bx_json_close(bx_json *json, char bracket);

void bx_json_string(bx_json *json, const char *key, bx_str text);
void bx_json_text(bx_json *json, const char *key, const char *text);
void bx_json_int(bx_json *json, const char *key, int64_t number);
void bx_json_bool(bx_json *json, const char *key, bool truth);
/** A list of strings on one line. */
void bx_json_strings(bx_json *json, const char *key, const bx_str *texts, int count);

#endif
