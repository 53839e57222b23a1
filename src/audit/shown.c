#include "audit/shown.h"

#include "base/utf8.h"

#include "base/ban.h"

/* C0, DEL, C1, and what turns the direction of the text (Unicode 15, PropList: Bidi_Control). */
static bool moves_cursor(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || rune == 0x61C ||
           (rune >= 0x200E && rune <= 0x200F) || (rune >= 0x2028 && rune <= 0x202E) ||
           (rune >= 0x2066 && rune <= 0x2069);
}

void bx_shown_add(bx_buf *out, bx_str text)
{
    for (size_t i = 0; i < text.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, i, &rune);
        size_t used = len > 0 ? (size_t)len : 1;
        if (len == 0 || moves_cursor(rune)) bx_buf_add_byte(out, ' ');
        else bx_buf_add_str(out, (bx_str){text.ptr + i, used});
        i += used;
    }
}
