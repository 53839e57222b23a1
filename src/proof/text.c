#include "proof/text.h"

#include "base/utf8.h"
#include "proof/objects.h"

#include "base/ban.h"

enum { NO_CHARACTER = 0xFFFF };

/* 0x18 to 0x1F and 0x80 to 0xA0 of PDFDocEncoding (table D.2); all others are as in Latin 1. */
static uint32_t document_character(unsigned char byte)
{
    static const uint16_t low[] = {0x02D8, 0x02C7, 0x02C6, 0x02D9, 0x02DD, 0x02DB, 0x02DA, 0x02DC};
    static const uint16_t high[] = {
        0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
        0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
        0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0xFFFF, 0x20AC};
    if (byte >= 0x18 && byte <= 0x1F) return low[byte - 0x18];
    if (byte >= 0x80 && byte <= 0xA0) return high[byte - 0x80];
    return byte == 0x7F || byte == 0xAD ? NO_CHARACTER : byte;
}

static bool add_document_text(bx_str bytes, bx_buf *out)
{
    for (size_t i = 0; i < bytes.len; i++) {
        uint32_t rune = document_character((unsigned char)bytes.ptr[i]);
        if (rune == NO_CHARACTER) return false;
        bx_buf_add_rune(out, rune);
    }
    return true;
}

static uint32_t unit_at(bx_str bytes, size_t at)
{
    return (uint32_t)(unsigned char)bytes.ptr[at] << 8 | (unsigned char)bytes.ptr[at + 1];
}

static bool add_utf16(bx_str bytes, bx_buf *out)
{
    if (bytes.len % 2 != 0) return false;
    for (size_t at = 2; at < bytes.len; at += 2) {
        uint32_t rune = unit_at(bytes, at);
        if (rune >= 0xDC00 && rune <= 0xDFFF) return false;
        if (rune >= 0xD800 && rune <= 0xDBFF) {
            uint32_t low = at + 4 <= bytes.len ? unit_at(bytes, at + 2) : 0;
            if (low < 0xDC00 || low > 0xDFFF) return false;
            rune = 0x10000 + ((rune - 0xD800) << 10 | (low - 0xDC00));
            at += 2;
        }
        bx_buf_add_rune(out, rune);
    }
    return true;
}

static bool add_utf8(bx_str bytes, bx_buf *out)
{
    bx_str text = {bytes.ptr + 3, bytes.len - 3};
    bx_buf_add_str(out, text);
    return bx_utf8_check(text) == text.len;
}

bx_status bx_proof_text(const bx_proof_file *file, size_t at, bx_str bytes, bx_str *utf8)
{
    bx_buf out = {0};
    bool is_good = bx_str_starts(bytes, BX_STR("\xFE\xFF"))       ? add_utf16(bytes, &out)
                   : bx_str_starts(bytes, BX_STR("\xEF\xBB\xBF")) ? add_utf8(bytes, &out)
                                                                  : add_document_text(bytes, &out);
    bx_str kept = bx_buf_keep(&out, file->reading.arena);
    if (!is_good)
        return bx_proof_fault(
            &file->reading, BX_E_PROOF_DAMAGED, at,
            BX_BOTH("a text is not in the encoding that it names", "文字与其标明的编码不符"));
    if (!kept.ptr) return bx_proof_settle(&file->reading, BX_ERR_MEMORY);
    *utf8 = kept;
    return BX_OK;
}

bx_status bx_proof_get_text(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            bx_str *utf8)
{
    bx_str bytes, text = {0};
    BX_TRY(bx_proof_get_string(file, dict, key, &bytes));
    if (bytes.ptr) BX_TRY(bx_proof_text(file, dict->at, bytes, &text));
    *utf8 = text;
    return BX_OK;
}
