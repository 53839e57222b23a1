#include "base/utf8.h"

#include "base/ban.h"

static int length_of(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return 2;
    if (lead < 0xF0) return 3;
    return lead < 0xF5 ? 4 : 0;
}

int bx_utf8_decode_any(bx_str text, size_t at, uint32_t *rune)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text.ptr + at;
    int length = length_of(bytes[0]);
    if (length == 0 || (size_t)length > text.len - at) return 0;
    uint32_t value = bytes[0] & lead_bits[length];
    for (int i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 0;
    *rune = value;
    return length;
}

int bx_utf8_encode(uint32_t rune, char bytes[4])
{
    if (rune < 0x80) {
        bytes[0] = (char)rune;
        return 1;
    }
    int length = rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    for (int i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (rune & 0x3F));
        rune >>= 6;
    }
    bytes[0] = (char)(0xF00u >> length | rune);
    return length;
}

size_t bx_utf8_check(bx_str text)
{
    uint32_t rune;
    for (size_t at = 0; at < text.len;) {
        int length = bx_utf8_decode(text, at, &rune);
        if (length == 0) return at;
        at += (size_t)length;
    }
    return text.len;
}

size_t bx_utf8_count(bx_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return count;
}

int bx_utf8_columns(uint32_t rune)
{
    if ((rune >= 0x300 && rune < 0x370) || (rune >= 0xFE00 && rune < 0xFE10) || rune == 0x200B ||
        (rune >= 0xE0100 && rune < 0xE01F0))
        return 0;
    bool wide = (rune >= 0x1100 && rune < 0x1160) || (rune >= 0x2E80 && rune < 0xA4D0) ||
                (rune >= 0xAC00 && rune < 0xD7A4) || (rune >= 0xF900 && rune < 0xFB00) ||
                (rune >= 0xFE30 && rune < 0xFE70) || (rune >= 0xFF00 && rune < 0xFF61) ||
                (rune >= 0xFFE0 && rune < 0xFFE7) || (rune >= 0x1F300 && rune < 0x1F650) ||
                (rune >= 0x20000 && rune < 0x40000);
    return wide ? 2 : 1;
}

void bx_buf_add_rune(bx_buf *buf, uint32_t rune)
{
    char bytes[4];
    bx_buf_add(buf, bytes, (size_t)bx_utf8_encode(rune, bytes));
}
