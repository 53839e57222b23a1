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
