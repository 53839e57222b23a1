#include "base/json.h"

#include "base/utf8.h"

#include "base/ban.h"

void bx_json_add_string(bx_buf *out, bx_str text)
{
    bx_buf_add_byte(out, '"');
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0xFFFD;
        int len = bx_utf8_decode(text, at, &rune);
        if (rune == '"' || rune == '\\') bx_buf_printf(out, "\\%c", (int)rune);
        else if (rune < ' ') bx_buf_printf(out, "\\u%04x", (unsigned)rune);
        else bx_buf_add_rune(out, rune);
        at += (size_t)(len > 0 ? len : 1);
    }
    bx_buf_add_byte(out, '"');
}

enum { STEP = 2 };

static void begin(bx_json *json, const char *key)
{
    if (json->has_more) bx_buf_add_byte(json->out, ',');
    if (json->depth > 0) bx_buf_printf(json->out, "\n%*s", STEP * json->depth, "");
    json->has_more = true;
    if (!key) return;
    bx_json_add_string(json->out, bx_str_from(key));
    bx_buf_add_text(json->out, ": ");
}

void bx_json_open(bx_json *json, const char *key, char bracket)
{
    begin(json, key);
    bx_buf_add_byte(json->out, bracket);
    json->depth++;
    json->has_more = false;
}

void bx_json_close(bx_json *json, char bracket)
{
    json->depth--;
    if (json->has_more) bx_buf_printf(json->out, "\n%*s", STEP * json->depth, "");
    json->has_more = true;
    bx_buf_add_byte(json->out, bracket);
    if (json->depth == 0) bx_buf_add_byte(json->out, '\n');
}

void bx_json_string(bx_json *json, const char *key, bx_str text)
{
    begin(json, key);
    bx_json_add_string(json->out, text);
}

void bx_json_text(bx_json *json, const char *key, const char *text)
{
    bx_json_string(json, key, bx_str_from(text));
}

void bx_json_int(bx_json *json, const char *key, int64_t number)
{
    begin(json, key);
    bx_buf_add_int(json->out, number);
}

void bx_json_bool(bx_json *json, const char *key, bool truth)
{
    begin(json, key);
    bx_buf_add_text(json->out, truth ? "true" : "false");
}

void bx_json_strings(bx_json *json, const char *key, const bx_str *texts, int count)
{
    begin(json, key);
    bx_buf_add_byte(json->out, '[');
    for (int i = 0; i < count; i++) {
        if (i > 0) bx_buf_add_text(json->out, ", ");
        bx_json_add_string(json->out, texts[i]);
    }
    bx_buf_add_byte(json->out, ']');
}
