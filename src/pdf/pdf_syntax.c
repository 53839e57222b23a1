#include "pdf/pdf_syntax.h"

#include "base/utf8.h"

#include "base/ban.h"

void bx_pdf_add_ref(bx_buf *out, const char *key, int object)
{
    if (key) {
        bx_buf_add_byte(out, '/');
        bx_buf_add_text(out, key);
        bx_buf_add_byte(out, ' ');
    }
    bx_buf_add_int(out, object);
    bx_buf_add_text(out, key ? " 0 R" : " 0 R ");
}

void bx_pdf_add_utf16(bx_buf *out, bx_str utf8)
{
    uint32_t rune = 0;
    for (size_t at = 0; at < utf8.len;) {
        int len = bx_utf8_decode(utf8, at, &rune);
        BX_ASSERT(len > 0);
        at += (size_t)len;
        if (rune > 0xFFFF) {
            bx_buf_add_hex(out, 0xD800 + ((rune - 0x10000) >> 10), 4);
            bx_buf_add_hex(out, 0xDC00 + ((rune - 0x10000) & 0x3FF), 4);
        } else {
            bx_buf_add_hex(out, rune, 4);
        }
    }
}

void bx_pdf_add_literal(bx_buf *out, bx_str bytes)
{
    bx_buf_add_byte(out, '(');
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c < 0x20 || c > 0x7E) {
            char octal[4] = {'\\', (char)('0' + (c >> 6)), (char)('0' + (c >> 3 & 7)),
                             (char)('0' + (c & 7))};
            bx_buf_add(out, octal, sizeof octal);
            continue;
        }
        if (c == '(' || c == ')' || c == '\\') bx_buf_add_byte(out, '\\');
        bx_buf_add_byte(out, (char)c);
    }
    bx_buf_add_byte(out, ')');
}

void bx_pdf_add_text_string(bx_buf *out, bx_str utf8)
{
    bool plain = true;
    for (size_t i = 0; i < utf8.len; i++)
        plain = plain && utf8.ptr[i] >= 0x20 && utf8.ptr[i] <= 0x7E;
    if (plain) {
        bx_pdf_add_literal(out, utf8);
        return;
    }
    bx_buf_add_text(out, "<FEFF");
    bx_pdf_add_utf16(out, utf8);
    bx_buf_add_byte(out, '>');
}

int64_t bx_pdf_thousandths(bx_len length)
{
    return bx_len_scale(length, 1000, BX_PT);
}

void bx_pdf_add_thousandths(bx_buf *out, int64_t value)
{
    bx_buf_add_fixed(out, value, 3);
}

void bx_pdf_add_corners(bx_buf *out, bx_rect rect, bx_len height)
{
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(rect.x));
    bx_buf_add_byte(out, ' ');
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(height - rect.y - rect.h));
    bx_buf_add_byte(out, ' ');
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(rect.x + rect.w));
    bx_buf_add_byte(out, ' ');
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(height - rect.y));
}

void bx_pdf_add_day(bx_buf *out, int year, int month, int day)
{
    bx_buf_printf(out, "(D:%04d%02d%02d000000+08'00')", year, month, day);
}
