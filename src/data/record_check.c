
#include "data/record_check.h"

#include "base/utf8.h"
#include "data/markup.h"
#include "data/mistaken.h"
#include "data/tidy.h"

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

enum { DISTINCT = 64 }; /* different faults of one text that are told */

/* A text under check. Each kind of fault is told where it stands first. */
typedef struct checker {
    bx_reader *reader;
    bx_text *text;
    uint32_t told[DISTINCT];
    int told_count;
} checker;

static bool is_told(checker *c, uint32_t rune)
{
    for (int i = 0; i < c->told_count; i++)
        if (c->told[i] == rune) return true;
    if (c->told_count == DISTINCT) return true;
    c->told[c->told_count++] = rune;
    return false;
}

/* "2F54" */
static bx_str hex_of(bx_buf *hex, uint32_t rune)
{
    bx_buf_clear(hex);
    bx_buf_add_hex(hex, rune, rune > 0xFFFFF ? 6 : rune > 0xFFFF ? 5 : 4);
    return bx_buf_str(hex);
}

/* Reports with the rune's code, and what to write for it where that is known. */
static bx_status report_code(checker *c, bx_code code, size_t at, int len, uint32_t rune,
                             const char *meant)
{
    bx_place place = bx_text_place(c->text, at, (size_t)len);
    bx_buf hex = {0};
    bx_str args[] = {hex_of(&hex, rune), bx_str_from(meant)};
    if (!meant) args[1] = (bx_str){0};
    bx_status status = hex.failed
                           ? BX_ERR_MEMORY
                           : bx_reader_fail(c->reader, code, &place, args[0], args[1], (bx_str){0});
    bx_buf_release(&hex);
    return status;
}

static bx_status report_private(checker *c, size_t at, int len, uint32_t rune)
{
    const char *mark = bx_word_mark(rune);
    bx_code code = mark ? BX_E_WORD_MARK : BX_E_UNASSIGNED_CHARACTER;
    return report_code(c, code, at, len, rune, mark);
}

static bx_status report_mistaken(checker *c, size_t at, int len, uint32_t rune, uint32_t meant)
{
    bx_place place = bx_text_place(c->text, at, (size_t)len);
    bx_buf code = {0}, meant_code = {0};
    char name[4], meant_name[4];
    if (is_told(c, rune)) return BX_OK;
    hex_of(&code, rune);
    hex_of(&meant_code, meant);
    bx_str given = {name, (size_t)bx_utf8_encode(rune, name)};
    bx_str proper = {meant_name, (size_t)bx_utf8_encode(meant, meant_name)};
    const char *args[] = {bx_str_copy(c->reader->arena, given).ptr, code.ptr,
                          bx_str_copy(c->reader->arena, proper).ptr, meant_code.ptr, NULL};
    bx_status status = BX_ERR_MEMORY;
    if (args[0] && args[1] && args[2] && args[3])
        status = bx_diag_report(c->reader->diag, BX_E_LOOKALIKE, &place, args);
    bx_buf_release(&code);
    bx_buf_release(&meant_code);
    return status;
}

/* Forms that only a font's own tables should make: ligatures, and Arabic letters as joined. */
static bool is_letter_form(uint32_t rune)
{
    bool is_sign = rune == 0xFD3E || rune == 0xFD3F || (rune >= 0xFDF0 && rune <= 0xFDFF);
    return (rune >= 0xFB00 && rune <= 0xFDFF && !is_sign && rune != 0xFB1E) ||
           (rune >= 0xFE70 && rune <= 0xFEFC);
}

/* What a failed conversion leaves: EF BF BD twice in GB 18030, memory that nobody wrote to. */
static size_t debris_at(bx_str rest)
{
    static const char *const debris[] = {"锟斤拷", "烫烫烫", "屯屯屯"};
    for (size_t i = 0; i < sizeof debris / sizeof *debris; i++)
        if (bx_str_starts(rest, bx_str_from(debris[i]))) return bx_str_from(debris[i]).len;
    return 0;
}

static bx_status check_debris(checker *c, size_t at, bx_str rest, uint32_t rune)
{
    size_t len = debris_at(rest);
    if (len == 0 || is_told(c, rune)) return BX_OK;
    bx_place place = bx_text_place(c->text, at, len);
    return bx_reader_fail(c->reader, BX_E_DEBRIS, &place, (bx_str){rest.ptr, len}, (bx_str){0},
                          (bx_str){0});
}

static bx_status replace_tabs(bx_reader *r, bx_text *text)
{
    char *copy = bx_arena_copy(r->arena, text->text.ptr, text->text.len);
    BX_TRY_NEW(copy);
    for (size_t at = 0; at < text->text.len; at++)
        if (copy[at] == '\t') copy[at] = ' ';
    text->text.ptr = copy;
    text->exact = false;
    return BX_OK;
}

/* Unicode 15, 23.2 and 23.9: no ink and no width. Joiners and variation selectors are meant. */
static bool is_invisible(uint32_t rune)
{
    bool is_tag = rune >= 0xE0000 && rune <= 0xE0FFF && !(rune >= 0xE0100 && rune <= 0xE01EF);
    return rune == 0xAD || rune == 0x34F || rune == 0x61C || rune == 0x180E || rune == 0x200B ||
           (rune >= 0x2060 && rune <= 0x2064) || (rune >= 0x206A && rune <= 0x206F) || is_tag;
}

static bx_status check_markup(checker *c, size_t at, bx_str rest, uint32_t rune, uint32_t before)
{
    size_t len = bx_markup_at(rest, before);
    if (len == 0 || is_told(c, rune)) return BX_OK;
    bx_place place = bx_text_place(c->text, at, len);
    return bx_reader_fail(c->reader, BX_E_MARKUP, &place, (bx_str){rest.ptr, len}, (bx_str){0},
                          (bx_str){0});
}

/* What is wrong with one character, whatever the others are. */
static bx_status check_rune(checker *c, size_t at, int len, uint32_t rune, uint32_t before)
{
    bx_str rest = {c->text->text.ptr + at, c->text->text.len - at};
    if (rune == 0x951F || rune == 0x70EB || rune == 0x5C6F) return check_debris(c, at, rest, rune);
    if (rune >= 0x4E00 && rune <= 0x9FFF) return BX_OK;
    if (rune == '<' || rune == '&' || rune == '*') return check_markup(c, at, rest, rune, before);
    uint32_t meant = bx_mistaken_for(rest, before);
    if (meant != 0) return report_mistaken(c, at, len, rune, meant);
    if (is_private(rune)) return report_private(c, at, len, rune);
    if (is_invisible(rune)) return report_code(c, BX_E_INVISIBLE_CHARACTER, at, len, rune, NULL);
    /* Unicode 15, 18.2: ⿰氵舞 tells how a character is built */
    bool is_description = rune >= 0x2FF0 && rune <= 0x2FFF;
    if (is_description && !is_told(c, 0x2FF0))
        return report_code(c, BX_E_IDEOGRAPH_PARTS, at, len, rune, NULL);
    if (is_letter_form(rune) && !is_told(c, 0xFB00))
        return report_code(c, BX_E_LETTER_FORM, at, len, rune, NULL);
    return BX_OK;
}

bx_status bx_text_check(bx_reader *r, unsigned tidy, bx_text *text)
{
    bx_str all = text->text;
    checker c = {.reader = r, .text = text};
    size_t tab = all.len;
    uint32_t before = 0, rune = 0;
    bool is_untidy = false;
    for (size_t at = 0; at < all.len; before = rune) {
        int len = bx_utf8_decode(all, at, &rune);
        BX_ASSERT(len > 0);
        is_untidy = is_untidy || bx_tidy_concerns(rune, before);
        if (rune == '\t' && tab == all.len) tab = at;
        BX_TRY(check_rune(&c, at, len, rune, before));
        at += (size_t)len;
    }
    bx_place place = bx_text_place(text, tab, 1);
    if (is_untidy) BX_TRY(bx_tidy_text(r, tidy, text));
    if (tab == all.len) return BX_OK;
    BX_TRY(replace_tabs(r, text));
    return bx_report(r->diag, BX_E_TAB_IN_TEXT, &place, NULL);
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
