
#include "data/record_check.h"

#include "base/utf8.h"

#include "base/ban.h"

enum { LONG_LINE = 20 }; /* characters: a shorter line is no line that was full */

static bool is_hanzi(uint32_t rune)
{
    return (rune >= 0x4E00 && rune <= 0x9FFF) || (rune >= 0x3400 && rune <= 0x4DBF) ||
           (rune >= 0xF900 && rune <= 0xFAFF) || (rune >= 0x20000 && rune <= 0x3FFFF) ||
           rune == 0x3007;
}

static bool is_private(uint32_t rune)
{
    return (rune >= 0xE000 && rune <= 0xF8FF) || rune >= 0xF0000;
}

/* GB/T 15834-2011 5.1: marks between hanzi are full-width. NULL for a rune that is none of these. */
static const char *full_width(uint32_t rune)
{
    static const struct {
        uint32_t half;
        const char *full;
    } marks[] = {{',', "，"}, {';', "；"}, {':', "："}, {'?', "？"},
                 {'!', "！"}, {'(', "（"}, {')', "）"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].half == rune) return marks[i].full;
    return NULL;
}

static bx_place place_in(const bx_text *text, size_t at, size_t len)
{
    bx_place place = text->place;
    return text->exact ? (bx_place){place.file, place.at + at, len} : place;
}

static bx_status report_mark(bx_reader *r, const bx_text *text, size_t at, const char *full)
{
    bx_place place = place_in(text, at, 1);
    const char half[] = {text->text.ptr[at], '\0'};
    return bx_report(r->diag, BX_E_HALF_WIDTH_MARK, &place, half, full);
}

static bx_status report_private(bx_reader *r, const bx_text *text, size_t at, int len,
                                uint32_t rune)
{
    bx_place place = place_in(text, at, (size_t)len);
    bx_buf hex = {0};
    bx_buf_add_hex(&hex, rune, rune > 0xFFFF ? 6 : 4);
    bx_status status = hex.failed ? BX_ERR_MEMORY
                                  : bx_reader_fail(r, BX_E_UNASSIGNED_CHARACTER, &place,
                                                   bx_buf_str(&hex), (bx_str){0}, (bx_str){0});
    bx_buf_release(&hex);
    return status;
}

static bx_status replace_tabs(bx_reader *r, bx_text *text, size_t at)
{
    bx_place place = place_in(text, at, 1);
    char *copy = bx_arena_copy(r->arena, text->text.ptr, text->text.len);
    BX_TRY_NEW(copy);
    for (; at < text->text.len; at++)
        if (copy[at] == '\t') copy[at] = ' ';
    text->text.ptr = copy;
    text->exact = false;
    return bx_report(r->diag, BX_E_TAB_IN_TEXT, &place, NULL);
}

/* Unicode 15, 23.2 and 23.9: no ink and no width. Joiners and variation selectors are meant. */
static bool is_invisible(uint32_t rune)
{
    bool is_tag = rune >= 0xE0000 && rune <= 0xE0FFF && !(rune >= 0xE0100 && rune <= 0xE01EF);
    return rune == 0xAD || rune == 0x34F || rune == 0x61C || rune == 0x180E || rune == 0x200B ||
           (rune >= 0x2060 && rune <= 0x2064) || (rune >= 0x206A && rune <= 0x206F) || is_tag;
}

static bx_status report_invisible(bx_reader *r, const bx_text *text, size_t at, int len,
                                  uint32_t rune)
{
    bx_place place = place_in(text, at, (size_t)len);
    bx_buf code = {0};
    bx_buf_add_hex(&code, rune, rune > 0xFFFF ? 5 : 4);
    bx_status status = code.failed ? BX_ERR_MEMORY
                                   : bx_report(r->diag, BX_E_INVISIBLE_CHARACTER, &place, code.ptr);
    bx_buf_release(&code);
    return status;
}

bx_status bx_text_check(bx_reader *r, bx_text *text)
{
    bx_str all = text->text;
    const char *full = NULL; /* of the mark before, when a hanzi stood before it */
    size_t mark = 0, tab = all.len;
    uint32_t before = 0, rune = 0;
    bool is_reported = false;
    for (size_t at = 0; at < all.len; before = rune) {
        int len = bx_utf8_decode(all, at, &rune);
        BX_ASSERT(len > 0);
        if (full && is_hanzi(rune) && !is_reported) {
            BX_TRY(report_mark(r, text, mark, full));
            is_reported = true;
        }
        full = is_hanzi(before) ? full_width(rune) : NULL;
        mark = at;
        if (rune == '\t' && tab == all.len) tab = at;
        if (is_private(rune)) BX_TRY(report_private(r, text, at, len, rune));
        if (is_invisible(rune)) BX_TRY(report_invisible(r, text, at, len, rune));
        at += (size_t)len;
    }
    return tab < all.len ? replace_tabs(r, text, tab) : BX_OK;
}

/* --- lines that were wrapped by hand --- */

/* Bytes of one of the characters in `list` that opens the text, or 0. */
static size_t opens_with(bx_str text, const char *list)
{
    bx_str rest = bx_str_from(list);
    for (size_t at = 0; at < rest.len;) {
        uint32_t rune;
        int len = bx_utf8_decode(rest, at, &rune);
        if (bx_str_starts(text, (bx_str){rest.ptr + at, (size_t)len})) return (size_t)len;
        at += (size_t)len;
    }
    return 0;
}

/* 一、 （一） 1. （1） and their half-width kin. */
static bool starts_with_marker(bx_str line)
{
    size_t open = opens_with(line, "（(");
    size_t at = open, more;
    while ((more = opens_with((bx_str){line.ptr + at, line.len - at},
                              "0123456789０１２３４５６７８９一二三四五六七八九十百")) > 0)
        at += more;
    bx_str rest = {line.ptr + at, line.len - at};
    return at > open && opens_with(rest, open > 0 ? "）)" : "、.．") > 0;
}

bool bx_line_begins_paragraph(bx_str line, bx_str before)
{
    static const char *const stops[] = {"。", "！", "？", "：", "。”", "！”", "？”"};
    if (line.len == 0 || before.len == 0) return false;
    if (starts_with_marker(line)) return true;
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (bx_str_ends(before, bx_str_from(stops[i]))) return true;
    return false;
}

bool bx_line_is_wrapped(bx_str line, bx_str next)
{
    uint32_t last = 0;
    size_t at = line.len;
    if (bx_utf8_count(line) < LONG_LINE || next.len == 0 || starts_with_marker(next)) return false;
    /* A heading on a line of its own is no paragraph that goes on. */
    if (starts_with_marker(line) && bx_str_find(line, BX_STR("。")) == line.len) return false;
    while (at > 0 && ((unsigned char)line.ptr[at - 1] & 0xC0) == 0x80)
        at--;
    bx_utf8_decode(line, at - 1, &last);
    return is_hanzi(last) || last == 0xFF0C || last == ',' || last == 0x3001;
}
