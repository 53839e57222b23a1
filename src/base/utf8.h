/*
 * utf8.h - code points in and out of UTF-8
 *
 * A rune is a Unicode code point. Decoding follows Unicode 15, table 3-7:
 * overlong forms, surrogates and values above U+10FFFF are malformed.
 */
#ifndef BX_BASE_UTF8_H
#define BX_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** bx_utf8_decode without its short way. */
int bx_utf8_decode_any(bx_str text, size_t at, uint32_t *rune);

/**
 * Decodes the rune at byte `at` of `text` (at < text.len) and returns its length
 * in bytes, 1 to 4. Malformed bytes give 0 and leave *rune untouched.
 */
static inline int bx_utf8_decode(bx_str text, size_t at, uint32_t *rune)
{
    const unsigned char *b = (const unsigned char *)text.ptr + at;
    if (b[0] < 0x80) {
        *rune = b[0];
        return 1;
    }
    /* U+1000 to U+CFFF, most of what comes here: three bytes, all of whose values are fit */
    if (b[0] >= 0xE1 && b[0] <= 0xEC && text.len - at > 2 && (b[1] & 0xC0) == 0x80 &&
        (b[2] & 0xC0) == 0x80) {
        *rune = (b[0] & 0xFu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        return 3;
    }
    return bx_utf8_decode_any(text, at, rune);
}

/** Writes a rune (a valid one) as 1 to 4 bytes and returns how many. */
int bx_utf8_encode(uint32_t rune, char bytes[4]);

/** Byte of the first malformed sequence, or text.len when there is none. */
size_t bx_utf8_check(bx_str text);

/** Runes in a well-formed text. */
size_t bx_utf8_count(bx_str text);

/** Columns a rune takes on a terminal: 0 combining, 2 full-width East Asian, else 1. */
int bx_utf8_columns(uint32_t rune);

/** One code point as UTF-8. */
void bx_buf_add_rune(bx_buf *buf, uint32_t rune);

#endif
