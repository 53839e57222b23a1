/*
 * Numbers in parentheses are sections of Adobe Technical Note 5176. Dictionaries are
 * copied operator by operator; only offsets are written anew, each in five bytes, so
 * that the length of a dictionary is known before what it points to. Subroutines are
 * written out (cff_charstring.h).
 */
#include "cut/cff_cut.h"

#include <stdlib.h>
#include <string.h>

#include "cut/cff_dict.h"

#include "base/ban.h"

/* The fonts of the glyphs, in their order, take the first places. */
typedef struct kept_fonts {
    size_t count;
    unsigned char places[BX_CFF_MOST_FONTS]; /* by number */
    unsigned char numbers[BX_CFF_MOST_FONTS];
} kept_fonts;

static void keep_fonts(const bx_cff_font *font, const bx_cff_glyph *glyphs, int count,
                       kept_fonts *kept)
{
    bool used[BX_CFF_MOST_FONTS] = {false};
    for (int i = 0; i < count; i++)
        used[glyphs[i].font] = true;
    for (size_t i = 0; i < font->font_count; i++) {
        if (!used[i]) continue;
        kept->places[i] = (unsigned char)kept->count;
        kept->numbers[kept->count++] = (unsigned char)i;
    }
}

static void add_bytes(bx_buf *out, bx_cff_bytes part)
{
    bx_buf_add(out, part.at, part.len);
}

static void add_number(bx_buf *out, size_t value, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bx_buf_add_byte(out, (char)(value >> shift & 0xFF));
}

/* An integer operand in five bytes, whatever its value (4, table 3). */
static void add_operand(bx_buf *out, size_t value)
{
    bx_buf_add_byte(out, 29);
    add_number(out, value, 4);
}

/* The shortest form of an integer from 0 to 32767. */
static void add_short_operand(bx_buf *out, size_t value)
{
    if (value <= 107) {
        add_number(out, value + 139, 1);
    } else if (value <= 1131) {
        add_number(out, (247 << 8) + value - 108, 2);
    } else {
        bx_buf_add_byte(out, 28);
        add_number(out, value, 2);
    }
}

static void add_operator(bx_buf *out, int op)
{
    if (op > 0xFF) bx_buf_add_byte(out, 12);
    bx_buf_add_byte(out, (char)(op & 0xFF));
}

/* Names and notices: numbers of strings, none of which is kept (9, table 9, and 18). */
static bool is_string(int op)
{
    return op <= BX_CFF_WEIGHT || op == BX_CFF_COPYRIGHT || op == BX_CFF_POSTSCRIPT ||
           op == BX_CFF_BASE_FONT_NAME || op == BX_CFF_FONT_NAME;
}

/* What is left out or written anew: strings, offsets, and what says how glyphs are numbered. */
static bool is_renewed(int op)
{
    return is_string(op) || op == BX_CFF_CHARSET || op == BX_CFF_ENCODING ||
           op == BX_CFF_CHARSTRINGS || op == BX_CFF_PRIVATE || op == BX_CFF_FDARRAY ||
           op == BX_CFF_FDSELECT || op == BX_CFF_ROS || op == BX_CFF_CIDCOUNT || op == BX_CFF_SUBRS;
}

/* Appends the other entries; with `out` NULL only tells their length. */
static bool copy_entries(bx_cff_bytes dict, bx_buf *out, size_t *len)
{
    bx_cff_entry entry;
    *len = 0;
    while (dict.len > 0) {
        if (!bx_cff_entry_next(&dict, &entry)) return false;
        if (is_renewed(entry.op)) continue;
        *len += entry.all.len;
        if (out) add_bytes(out, entry.all);
    }
    return true;
}

/* Head of an INDEX: the ends of `count` items follow, in four bytes each, counted from 1. */
static void begin_index(bx_buf *out, size_t count)
{
    add_number(out, count, 2);
    bx_buf_add_byte(out, 4);
    add_number(out, 1, 4);
}

/* Offsets of the top dictionary in the order in which they are written, all at its end. */
static const int top_offsets[] = {BX_CFF_CHARSET, BX_CFF_FDSELECT, BX_CFF_CHARSTRINGS,
                                  BX_CFF_FDARRAY};
enum {
    TOP_OFFSETS = 4,
    TOP_OFFSETS_SIZE = 6 + 7 + 6 + 7,
    PRIVATE_SIZE = 5 + 5 + 1,
};

/*
 * ROS comes first, as it must (9, table 10): Adobe-Identity-0, by the two strings that
 * add_strings adds. Readers look for it in its usual short form.
 */
static void add_numbering(size_t count, bx_buf *out)
{
    add_short_operand(out, BX_CFF_STANDARD_STRINGS);
    add_short_operand(out, BX_CFF_STANDARD_STRINGS + 1);
    add_short_operand(out, 0);
    add_operator(out, BX_CFF_ROS);
    add_operand(out, count);
    add_operator(out, BX_CFF_CIDCOUNT);
}

/* Sets the place of the first of the offsets, which are still 0. */
static bool add_top(const bx_cff_font *font, size_t count, bx_buf *out, size_t *offsets_at)
{
    size_t len = 0;
    bx_buf ros = {0};
    if (!copy_entries(font->top, NULL, &len)) return false;
    add_numbering(count, &ros);
    begin_index(out, 1);
    add_number(out, 1 + ros.len + len + TOP_OFFSETS_SIZE, 4);
    if (ros.failed) out->failed = true;
    bx_buf_add_str(out, bx_buf_str(&ros));
    bx_buf_release(&ros);
    copy_entries(font->top, out, &len);
    *offsets_at = out->len;
    for (int i = 0; i < TOP_OFFSETS; i++) {
        add_operand(out, 0);
        add_operator(out, top_offsets[i]);
    }
    return true;
}

static void put_offsets(bx_buf *out, size_t at, const size_t *offsets)
{
    for (int i = 0; i < TOP_OFFSETS && !out->failed; i++) {
        for (size_t byte = 0; byte < 4; byte++)
            out->ptr[at + 1 + byte] = (char)(offsets[i] >> (24 - 8 * byte) & 0xFF);
        at += top_offsets[i] > 0xFF ? 7 : 6;
    }
}

/* The names of glyphs alone are 8 KB in Latin Modern; no reader asks a cut font for them. */
static void add_strings(bx_buf *out)
{
    static const char added[] = "AdobeIdentity";
    begin_index(out, 2);
    add_number(out, 1 + strlen("Adobe"), 4);
    add_number(out, 1 + strlen(added), 4);
    bx_buf_add_text(out, added);
}

/* Charset (13), format 2: one range of CIDs from 1, all but .notdef. */
static void add_charset(int count, bx_buf *out)
{
    bx_buf_add_byte(out, count > 1 ? 2 : 0);
    if (count == 1) return;
    add_number(out, 1, 2);
    add_number(out, (size_t)count - 2, 2);
}

/* FDSelect (19), format 0: a byte for each glyph. */
static void add_select(const kept_fonts *kept, const bx_cff_glyph *glyphs, int count, bx_buf *out)
{
    bx_buf_add_byte(out, 0);
    for (int i = 0; i < count; i++)
        bx_buf_add_byte(out, (char)kept->places[glyphs[i].font]);
}

/* Returns how long the charstrings are together. */
static size_t add_ends(const bx_cff_glyph *glyphs, int count, bx_buf *out)
{
    size_t end = 1;
    begin_index(out, (size_t)count);
    for (int i = 0; i < count; i++) {
        end += glyphs[i].len;
        add_number(out, end, 4);
    }
    return end - 1;
}

/* The private dictionaries, then the font dictionaries (18) that point to them. */
static bool add_fonts(const bx_cff_font *font, const kept_fonts *kept, size_t start, bx_buf *out,
                      size_t *fonts_at)
{
    size_t privates[BX_CFF_MOST_FONTS], lens[BX_CFF_MOST_FONTS], len = 0, end = 1;
    for (size_t i = 0; i < kept->count; i++) {
        privates[i] = start + out->len;
        if (!copy_entries(font->privates[kept->numbers[i]], out, &lens[i])) return false;
    }
    *fonts_at = start + out->len;
    begin_index(out, kept->count);
    for (size_t i = 0; i < kept->count; i++) {
        if (!copy_entries(font->fonts[kept->numbers[i]], NULL, &len)) return false;
        end += len + PRIVATE_SIZE;
        add_number(out, end, 4);
    }
    for (size_t i = 0; i < kept->count; i++) {
        copy_entries(font->fonts[kept->numbers[i]], out, &len);
        add_operand(out, lens[i]);
        add_operand(out, privates[i]);
        add_operator(out, BX_CFF_PRIVATE);
    }
    return true;
}

bool bx_cff_frame(const bx_cff_font *font, const bx_cff_glyph *glyphs, int count, bx_buf *head,
                  bx_buf *tail)
{
    size_t offsets_at = 0, offsets[TOP_OFFSETS], names = font->table.at[2];
    kept_fonts kept = {0};
    BX_ASSERT(count > 0 && count < 65536 && head->len == 0 && tail->len == 0);
    keep_fonts(font, glyphs, count, &kept);
    bx_buf_add(head, "\1\0\4\4", 4);
    bx_buf_add(head, font->table.at + names, font->names.end - names);
    if (!add_top(font, (size_t)count, head, &offsets_at)) return false;
    add_strings(head);
    add_number(head, 0, 2); /* no global subroutines */
    offsets[0] = head->len;
    add_charset(count, head);
    offsets[1] = head->len;
    add_select(&kept, glyphs, count, head);
    offsets[2] = head->len;
    size_t strings = add_ends(glyphs, count, head);
    if (!add_fonts(font, &kept, head->len + strings, tail, &offsets[3])) return false;
    put_offsets(head, offsets_at, offsets);
    return true;
}

static bool cut_glyphs(const bx_cff_font *font, const bx_form *forms, int count,
                       bx_cff_glyph *glyphs, bx_buf *out)
{
    bx_buf head = {0}, strings = {0}, tail = {0};
    bool good = true;
    for (int i = 0; i < count && good; i++) {
        size_t before = strings.len;
        good = bx_cff_font_of(font, bx_form_glyph(forms[i]), &glyphs[i].font) &&
               bx_cff_font_charstring(font, forms[i], glyphs[i].font, &strings);
        glyphs[i].len = strings.len - before;
    }
    good = good && bx_cff_frame(font, glyphs, count, &head, &tail);
    if (head.failed || strings.failed || tail.failed) out->failed = true;
    bx_buf_add_str(out, bx_buf_str(&head));
    bx_buf_add_str(out, bx_buf_str(&strings));
    bx_buf_add_str(out, bx_buf_str(&tail));
    bx_buf_release(&head);
    bx_buf_release(&strings);
    bx_buf_release(&tail);
    return good;
}

bool bx_cff_cut(bx_str table, int units, const bx_form *forms, int count, bx_buf *out)
{
    bx_cff_font font;
    BX_ASSERT(count > 0 && count < 65536 && forms[0] == 0);
    if (!bx_cff_font_read(table, units, &font)) return false;
    bx_cff_glyph *glyphs = calloc((size_t)count, sizeof *glyphs);
    if (!glyphs) out->failed = true;
    bool good = glyphs && cut_glyphs(&font, forms, count, glyphs, out);
    free(glyphs);
    return good;
}
