/*
 * Numbers in parentheses are sections of Adobe Technical Note 5176. Dictionaries are
 * copied operator by operator; only offsets are written anew, each in five bytes, so
 * that the length of a dictionary is known before what it points to. Subroutines are
 * written out (cff_charstring.h).
 */
#include "device/pdf_cff.h"

#include <string.h>

#include "device/cff_charstring.h"
#include "device/cff_index.h"

#include "base/ban.h"

/* Operators (appendix H of the note); two-byte ones as 0x0C00 + second byte. */
enum {
    OP_CHARSET = 15,
    OP_ENCODING = 16,
    OP_CHARSTRINGS = 17,
    OP_PRIVATE = 18,
    OP_SUBRS = 19,
    OP_CHARSTRING_TYPE = 0x0C06,
    OP_ROS = 0x0C1E,
    OP_CIDCOUNT = 0x0C22,
    OP_FDARRAY = 0x0C24,
    OP_FDSELECT = 0x0C25,
    MOST_FDS = 256,
    STANDARD_STRINGS = 391, /* appendix A: the table's own strings are numbered from here */
};

/* One operator of a DICT (4) with its operands. */
typedef struct cff_entry {
    bx_cff_bytes all; /* operands and operator */
    int op;
    int count;
    int64_t operands[2]; /* the first two; a real number counts as 0 */
} cff_entry;

typedef struct cff {
    bx_cff_bytes table, top;
    bx_cff_index names, tops, strings, subrs, charstrings;
    int64_t select; /* offset of FDSelect; -1: not CID-keyed, one font dictionary */
    size_t font_count, kept_count;
    unsigned char kept[MOST_FDS]; /* by number of a font: its number in the cut table */
    bx_cff_bytes fonts[MOST_FDS],
        privates[MOST_FDS];        /* font dictionaries (18) and what they point to */
    bx_cff_index locals[MOST_FDS]; /* subroutines of each */
} cff;

/* Bytes of the operand at the start of `rest` (4, tables 3 and 5), 0 when it is cut off. */
static size_t operand_size(bx_cff_bytes rest)
{
    size_t size = 1;
    unsigned char b = rest.at[0];
    if (b == 28) size = 3;
    else if (b == 29) size = 5;
    else if (b >= 247 && b <= 254) size = 2;
    else if (b == 30)
        while (size < rest.len && (rest.at[size] & 0x0F) != 0x0F && rest.at[size] >> 4 != 0x0F)
            size++;
    if (b == 30) size++;
    return size <= rest.len ? size : 0;
}

static int64_t operand_value(const unsigned char *at)
{
    unsigned char b = at[0];
    if (b == 28) return (int16_t)bx_cff_number(at + 1, 2);
    if (b == 29) return (int32_t)(uint32_t)bx_cff_number(at + 1, 4);
    if (b >= 32 && b <= 246) return b - 139;
    if (b >= 247 && b <= 250) return (b - 247) * 256 + at[1] + 108;
    if (b >= 251 && b <= 254) return -(b - 251) * 256 - at[1] - 108;
    return 0;
}

/* Takes the first entry off `rest`, which is not empty. */
static bool next_entry(bx_cff_bytes *rest, cff_entry *entry)
{
    *entry = (cff_entry){.all = {rest->at, 0}};
    while (rest->len > 0) {
        size_t size = 1;
        bool is_operator = rest->at[0] <= 21;
        if (is_operator) {
            size += rest->at[0] == 12;
            if (size > rest->len) return false;
            entry->op = size == 2 ? 0x0C00 + rest->at[1] : rest->at[0];
        } else {
            size = operand_size(*rest);
            if (size == 0) return false;
            if (entry->count < 2) entry->operands[entry->count] = operand_value(rest->at);
            entry->count++;
        }
        rest->at += size;
        rest->len -= size;
        entry->all.len += size;
        if (is_operator) return true;
    }
    return false;
}

/* The first operand of an entry, or -1. */
static int64_t find_operand(bx_cff_bytes dict, int op)
{
    cff_entry entry;
    while (dict.len > 0 && next_entry(&dict, &entry))
        if (entry.op == op && entry.count > 0) return entry.operands[0];
    return -1;
}

/* The private dictionary that `dict` points to, and its subroutines, whose offset counts from it (16). */
static bool read_private(cff *font, bx_cff_bytes dict, size_t i)
{
    cff_entry entry;
    while (dict.len > 0) {
        if (!next_entry(&dict, &entry)) return false;
        if (entry.op != OP_PRIVATE) continue;
        int64_t start = entry.operands[1];
        if (entry.count != 2 ||
            !bx_cff_slice(font->table, start, entry.operands[0], &font->privates[i]))
            return false;
        int64_t subrs = find_operand(font->privates[i], OP_SUBRS);
        return subrs < 0 || bx_cff_index_read(font->table, start + subrs, &font->locals[i]);
    }
    return false;
}

/* A font with names has no font dictionaries: its top dictionary points to the private one. */
static bool read_fonts(cff *font)
{
    bx_cff_index fonts;
    font->select = find_operand(font->top, OP_FDSELECT);
    if (find_operand(font->top, OP_ROS) < 0) {
        font->select = -1;
        font->font_count = 1;
        return read_private(font, font->top, 0);
    }
    if (font->select < 0) return false;
    if (!bx_cff_index_read(font->table, find_operand(font->top, OP_FDARRAY), &fonts)) return false;
    if (fonts.count < 1 || fonts.count > MOST_FDS) return false;
    font->font_count = fonts.count;
    for (size_t i = 0; i < fonts.count; i++)
        if (!bx_cff_index_item(&fonts, i, &font->fonts[i]) ||
            !read_private(font, font->fonts[i], i))
            return false;
    return true;
}

static bool read_table(bx_cff_bytes table, cff *font)
{
    *font = (cff){.table = table};
    if (table.len < 4) return false;
    if (!bx_cff_index_read(table, table.at[2], &font->names)) return false;
    if (!bx_cff_index_read(table, (int64_t)font->names.end, &font->tops)) return false;
    if (!bx_cff_index_read(table, (int64_t)font->tops.end, &font->strings)) return false;
    if (!bx_cff_index_read(table, (int64_t)font->strings.end, &font->subrs)) return false;
    if (!bx_cff_index_item(&font->tops, 0, &font->top)) return false;
    if (find_operand(font->top, OP_CHARSTRING_TYPE) == 1) return false;
    if (font->strings.count > INT16_MAX - STANDARD_STRINGS - 2) return false;
    if (!bx_cff_index_read(table, find_operand(font->top, OP_CHARSTRINGS), &font->charstrings))
        return false;
    return read_fonts(font);
}

/* FDSelect (19): the font of a glyph; a whole range is found for a glyph at a time. */
static bool find_font(const cff *font, size_t glyph, unsigned char *number)
{
    bx_cff_bytes head, ranges;
    *number = 0;
    if (font->select < 0) return true;
    if (!bx_cff_slice(font->table, font->select, 1, &head)) return false;
    if (head.at[0] == 0) {
        if (!bx_cff_slice(font->table, font->select + 1 + (int64_t)glyph, 1, &head)) return false;
        *number = head.at[0];
        return *number < font->font_count;
    }
    if (head.at[0] != 3 || !bx_cff_slice(font->table, font->select, 3, &head)) return false;
    size_t count = bx_cff_number(head.at + 1, 2);
    if (!bx_cff_slice(font->table, font->select + 3, (int64_t)count * 3 + 2, &ranges)) return false;
    for (size_t i = 0; i < count; i++, ranges.at += 3)
        if (bx_cff_number(ranges.at, 2) <= glyph && glyph < bx_cff_number(ranges.at + 3, 2)) {
            *number = ranges.at[2];
            return *number < font->font_count;
        }
    return false;
}

/* The fonts of the glyphs, in their order, take the first places. */
static bool keep_fonts(cff *font, const uint16_t *glyphs, int count)
{
    bool used[MOST_FDS] = {false};
    unsigned char number = 0;
    for (int i = 0; i < count; i++) {
        if (!find_font(font, glyphs[i], &number)) return false;
        used[number] = true;
    }
    for (size_t i = 0; i < font->font_count; i++) {
        if (!used[i]) continue;
        size_t place = font->kept_count++;
        font->kept[i] = (unsigned char)place;
        font->fonts[place] = font->fonts[i];
        font->privates[place] = font->privates[i];
        font->locals[place] = font->locals[i];
    }
    return true;
}

/* Of a glyph whose font was found before. */
static unsigned char font_of(const cff *font, size_t glyph)
{
    unsigned char number = 0;
    find_font(font, glyph, &number);
    return font->kept[number];
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

/* What is left out or written anew: offsets, and what says how glyphs are numbered. */
static bool is_renewed(int op)
{
    return op == OP_CHARSET || op == OP_ENCODING || op == OP_CHARSTRINGS || op == OP_PRIVATE ||
           op == OP_FDARRAY || op == OP_FDSELECT || op == OP_ROS || op == OP_CIDCOUNT ||
           op == OP_SUBRS;
}

/* Appends the other entries; with `out` NULL only tells their length. */
static bool copy_entries(bx_cff_bytes dict, bx_buf *out, size_t *len)
{
    cff_entry entry;
    *len = 0;
    while (dict.len > 0) {
        if (!next_entry(&dict, &entry)) return false;
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
static const int top_offsets[] = {OP_CHARSET, OP_FDSELECT, OP_CHARSTRINGS, OP_FDARRAY};
enum {
    TOP_OFFSETS = 4,
    TOP_OFFSETS_SIZE = 6 + 7 + 6 + 7,
    PRIVATE_SIZE = 5 + 5 + 1,
};

/*
 * ROS comes first, as it must (9, table 10): Adobe-Identity-0, by the two strings that
 * add_strings adds. Readers look for it in its usual short form.
 */
static void add_numbering(const cff *font, size_t count, bx_buf *out)
{
    add_short_operand(out, STANDARD_STRINGS + font->strings.count);
    add_short_operand(out, STANDARD_STRINGS + font->strings.count + 1);
    add_short_operand(out, 0);
    add_operator(out, OP_ROS);
    add_operand(out, count);
    add_operator(out, OP_CIDCOUNT);
}

/* Sets the place of the first of the offsets, which are still 0. */
static bool add_top(const cff *font, size_t count, bx_buf *out, size_t *offsets_at)
{
    size_t len = 0;
    bx_buf ros = {0};
    if (!copy_entries(font->top, NULL, &len)) return false;
    add_numbering(font, count, &ros);
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

static bool add_strings(const cff *font, bx_buf *out)
{
    static const char added[] = "AdobeIdentity";
    bx_cff_bytes item;
    size_t end = 1;
    begin_index(out, font->strings.count + 2);
    for (size_t i = 0; i < font->strings.count; i++) {
        if (!bx_cff_index_item(&font->strings, i, &item)) return false;
        end += item.len;
        add_number(out, end, 4);
    }
    add_number(out, end + strlen("Adobe"), 4);
    add_number(out, end + strlen(added), 4);
    for (size_t i = 0; i < font->strings.count && bx_cff_index_item(&font->strings, i, &item); i++)
        add_bytes(out, item);
    bx_buf_add_text(out, added);
    return true;
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
static void add_select(const cff *font, const uint16_t *glyphs, int count, bx_buf *out)
{
    bx_buf_add_byte(out, 0);
    for (int i = 0; i < count; i++)
        bx_buf_add_byte(out, (char)font_of(font, glyphs[i]));
}

static bool add_charstring(const cff *font, size_t glyph, bx_buf *out)
{
    bx_cff_bytes item;
    if (!bx_cff_index_item(&font->charstrings, glyph, &item)) return false;
    const bx_cff_index *local = &font->locals[font_of(font, glyph)];
    if (font->subrs.count > 0 || local->count > 0)
        return bx_charstring_flatten(&font->subrs, local, item, out);
    add_bytes(out, item);
    return true;
}

static bool add_charstrings(const cff *font, const uint16_t *glyphs, int count, bx_buf *out)
{
    bx_buf strings = {0};
    bool good = true;
    begin_index(out, (size_t)count);
    for (int i = 0; i < count && good; i++) {
        good = add_charstring(font, glyphs[i], &strings);
        add_number(out, strings.len + 1, 4);
    }
    bx_buf_add_str(out, bx_buf_str(&strings));
    if (strings.failed) out->failed = true;
    bx_buf_release(&strings);
    return good;
}

/* The private dictionaries, then the font dictionaries (18) that point to them. */
static bool add_fonts(const cff *font, size_t start, bx_buf *out, size_t *fonts_at)
{
    size_t privates[MOST_FDS], lens[MOST_FDS], len = 0, end = 1;
    for (size_t i = 0; i < font->kept_count; i++) {
        privates[i] = out->len - start;
        if (!copy_entries(font->privates[i], out, &lens[i])) return false;
    }
    *fonts_at = out->len - start;
    begin_index(out, font->kept_count);
    for (size_t i = 0; i < font->kept_count; i++) {
        if (!copy_entries(font->fonts[i], NULL, &len)) return false;
        end += len + PRIVATE_SIZE;
        add_number(out, end, 4);
    }
    for (size_t i = 0; i < font->kept_count; i++) {
        copy_entries(font->fonts[i], out, &len);
        add_operand(out, lens[i]);
        add_operand(out, privates[i]);
        add_operator(out, OP_PRIVATE);
    }
    return true;
}

bool bx_cff_cut(bx_str table, const uint16_t *glyphs, int count, bx_buf *out)
{
    cff font;
    size_t start = out->len, offsets_at = 0, offsets[TOP_OFFSETS];
    BX_ASSERT(count > 0 && count < 65536 && glyphs[0] == 0);
    if (!read_table((bx_cff_bytes){(const unsigned char *)table.ptr, table.len}, &font))
        return false;
    if (!keep_fonts(&font, glyphs, count)) return false;
    size_t names = font.table.at[2];
    bx_buf_add(out, "\1\0\4\4", 4);
    bx_buf_add(out, table.ptr + names, font.names.end - names);
    if (!add_top(&font, (size_t)count, out, &offsets_at) || !add_strings(&font, out)) return false;
    add_number(out, 0, 2); /* no global subroutines */
    offsets[0] = out->len - start;
    add_charset(count, out);
    offsets[1] = out->len - start;
    add_select(&font, glyphs, count, out);
    offsets[2] = out->len - start;
    if (!add_charstrings(&font, glyphs, count, out)) return false;
    if (!add_fonts(&font, start, out, &offsets[3])) return false;
    put_offsets(out, offsets_at, offsets);
    return true;
}
