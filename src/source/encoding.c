#include "source/encoding.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

#include "base/ban.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

enum { MOST_REPORTS = 20 }; /* of one file: a picture by mistake must not give thousands */

size_t bx_encoding_mark(bx_str text)
{
    const bx_str mark = BX_STR(BYTE_ORDER_MARK);
    return bx_str_starts(text, mark) ? mark.len : 0;
}

bool bx_encoding_is_utf16(bx_str text)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    if (text.len < 2) return false;
    if ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF))
        return true;
    /* Without a mark: a file starts with two ASCII characters, each beside a zero byte. */
    return text.len >= 4 && (bytes[0] == 0) != (bytes[1] == 0) &&
           (bytes[0] == 0) == (bytes[2] == 0) && (bytes[1] == 0) == (bytes[3] == 0);
}

/* Bytes of the GB 18030 character at `at`, 0 for none (GB 18030-2022, 4: one, two or four bytes). */
static size_t gb18030_length(bx_str text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + at;
    size_t rest = text.len - at;
    if (bytes[0] < 0x80) return 1;
    if (bytes[0] == 0x80 || bytes[0] == 0xFF || rest < 2) return 0;
    if (bytes[1] >= 0x40 && bytes[1] != 0x7F && bytes[1] != 0xFF) return 2;
    bool is_four = bytes[1] >= 0x30 && bytes[1] <= 0x39 && rest >= 4 && bytes[2] >= 0x81 &&
                   bytes[2] <= 0xFE && bytes[3] >= 0x30 && bytes[3] <= 0x39;
    return is_four ? 4 : 0;
}

/*
 * A file in GB 18030 throughout. Hanzi of three UTF-8 bytes before the fault say that
 * it is UTF-8 with a broken character: pairs of GB 18030 bytes hardly make them.
 */
static bool is_gb18030(bx_str text, size_t fault)
{
    for (size_t at = 0, length; at < text.len; at += length)
        if ((length = gb18030_length(text, at)) == 0) return false;
    for (size_t at = 0; at < fault;) {
        uint32_t rune;
        int length = bx_utf8_decode(text, at, &rune);
        if (length == 3) return false;
        at += (size_t)(length > 0 ? length : 1);
    }
    return true;
}

static bx_status report_malformed(const bx_text_file *file, size_t at, bx_diag *diag)
{
    bx_place place = {file, at, 1};
    if (is_gb18030(file->text, at))
        return bx_report(diag, BX_E_ENCODING_GB18030, &place, file->name);
    bx_buf number = {0};
    bx_buf_add_int(&number, (int64_t)at + 1);
    bx_status status = number.failed
                           ? BX_ERR_MEMORY
                           : bx_report(diag, BX_E_ENCODING, &place, number.ptr, file->name);
    bx_buf_release(&number);
    return status;
}

bool bx_encoding_forbids(uint32_t rune)
{
    if (rune < 0x20) return rune != '\t' && rune != '\n' && rune != '\r';
    if (rune >= 0x7F && rune < 0xA0) return true;
    if (rune == 0x2028 || rune == 0x2029 || rune == 0xFEFF) return true;
    /* UAX #9: embeddings, overrides and isolates make a text read otherwise than it is stored. */
    if ((rune >= 0x202A && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x2069)) return true;
    if (rune == 0xFFFD) return true; /* what a failed conversion left of a character */
    /* Unicode 15, 23.7: the 66 noncharacters. */
    return (rune >= 0xFDD0 && rune <= 0xFDEF) || (rune & 0xFFFE) == 0xFFFE;
}

/* What a forbidden character is a sign of: each has a way out of its own. */
static bx_code code_of(uint32_t rune)
{
    if (rune == 0xFFFD) return BX_E_LOST_CHARACTER;
    bool ends_line = rune == 0x2028 || rune == 0x2029 || rune == 0x85 || rune == 0x0B ||
                     rune == 0x0C; /* UAX #14, class BK and NL */
    return ends_line ? BX_E_LINE_SEPARATOR : BX_E_CONTROL_CHARACTER;
}

bx_status bx_encoding_report(const bx_place *place, uint32_t rune, bx_diag *diag)
{
    bx_buf hex = {0};
    bx_buf_add_hex(&hex, rune, rune > 0xFFFF ? 6 : 4);
    bx_status status = hex.failed ? BX_ERR_MEMORY : bx_report(diag, code_of(rune), place, hex.ptr);
    bx_buf_release(&hex);
    return status;
}

/* The next mark from `at` on, or the text's end. */
static size_t next_mark(bx_str text, size_t at)
{
    const bx_str mark = BX_STR(BYTE_ORDER_MARK);
    for (const char *found; at < text.len; at++) {
        found = memchr(text.ptr + at, mark.ptr[0], text.len - at);
        if (!found) return text.len;
        at = (size_t)(found - text.ptr);
        if (bx_str_starts((bx_str){found, text.len - at}, mark)) return at;
    }
    return text.len;
}

size_t bx_encoding_cut_marks(char *bytes, size_t len, size_t from, size_t places[BX_MARK_PLACES],
                             int *count)
{
    bx_str text = {bytes, len};
    size_t kept = from;
    for (size_t mark; from < len; from = mark + strlen(BYTE_ORDER_MARK)) {
        mark = next_mark(text, from);
        memmove(bytes + kept, bytes + from, mark - from);
        kept += mark - from;
        if (mark == len) break;
        if (*count < BX_MARK_PLACES) places[(*count)++] = kept;
    }
    return kept;
}

bx_status bx_encoding_drop_marks(bx_arena *arena, const bx_text_file **file, bx_diag *diag)
{
    bx_str text = (*file)->text;
    size_t first = bx_encoding_mark(text), places[BX_MARK_PLACES];
    int count = 0;
    if (next_mark(text, first) == text.len) return BX_OK;
    bx_text_file *kept = BX_NEW(arena, bx_text_file);
    char *bytes = bx_arena_copy(arena, text.ptr, text.len);
    if (!kept || !bytes) return BX_ERR_MEMORY;
    size_t len = bx_encoding_cut_marks(bytes, text.len, first, places, &count);
    *kept = (bx_text_file){(*file)->name, {bytes, len}};
    for (int i = 0; i < count; i++)
        BX_TRY(bx_report(diag, BX_E_BYTE_ORDER_MARK, &((bx_place){kept, places[i], 0}), NULL));
    *file = kept;
    return BX_OK;
}

/* The YAML library needs time in the square of a run of blank lines: 80,000 take three seconds. */
static bx_status check_blank_lines(const bx_text_file *file, bx_diag *diag)
{
    bx_str text = file->text;
    size_t from = 0, lines = 0;
    for (size_t at = 0; at < text.len; at++) {
        char byte = text.ptr[at];
        if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n') {
            const char *end = memchr(text.ptr + at, '\n', text.len - at);
            if (!end) break;
            at = (size_t)(end - text.ptr);
            lines = 0;
        }
        if (text.ptr[at] == '\n' && lines++ == 0) from = at;
        if (lines <= BX_LIMIT_BLANK_LINES) continue;
        bx_place place = {file, from, 0};
        bx_buf number = {0};
        bx_buf_add_int(&number, BX_LIMIT_BLANK_LINES);
        bx_status status = number.failed
                               ? BX_ERR_MEMORY
                               : bx_report(diag, BX_E_TOO_MANY_BLANK_LINES, &place, number.ptr);
        bx_buf_release(&number);
        return status;
    }
    return BX_OK;
}

bx_status bx_encoding_check(const bx_text_file *file, bx_diag *diag)
{
    bx_str text = file->text;
    bx_status status = BX_OK;
    int reports = 0;
    bx_place start = {file, 0, 1};
    if (bx_encoding_is_utf16(text)) return bx_report(diag, BX_E_ENCODING_UTF16, &start, NULL);
    for (size_t at = bx_encoding_mark(text); at < text.len && reports < MOST_REPORTS;) {
        uint32_t rune = 0;
        if (text.ptr[at] >= ' ' && text.ptr[at] <= '~') {
            at++;
            continue;
        }
        int len = bx_utf8_decode(text, at, &rune);
        if (len == 0) return report_malformed(file, at, diag);
        if (bx_encoding_forbids(rune)) {
            bx_place place = {file, at, (size_t)len};
            status = bx_encoding_report(&place, rune, diag);
            reports++;
        }
        at += (size_t)len;
    }
    return status != BX_OK ? status : check_blank_lines(file, diag);
}
