/* Numbers in parentheses are sections of Adobe Technical Note 5176. */
#include "cut/cff_font.h"

#include "cut/cff_charstring.h"
#include "cut/cff_dict.h"
#include "cut/charstring_trim.h"

#include "base/ban.h"

/* The private dictionary that `dict` points to, and its subroutines, whose offset counts from it (16). */
static bool read_private(bx_cff_font *font, bx_cff_bytes dict, size_t i)
{
    bx_cff_entry entry;
    while (dict.len > 0) {
        if (!bx_cff_entry_next(&dict, &entry)) return false;
        if (entry.op != BX_CFF_PRIVATE) continue;
        int64_t start = entry.operands[1];
        if (entry.count != 2 ||
            !bx_cff_slice(font->table, start, entry.operands[0], &font->privates[i]))
            return false;
        int64_t subrs = bx_cff_dict_find(font->privates[i], BX_CFF_SUBRS);
        return subrs < 0 || bx_cff_index_read(font->table, start + subrs, &font->locals[i]);
    }
    return false;
}

/* A font with names has no font dictionaries: its top dictionary points to the private one. */
static bool read_fonts(bx_cff_font *font)
{
    bx_cff_index fonts;
    font->select = bx_cff_dict_find(font->top, BX_CFF_FDSELECT);
    if (bx_cff_dict_find(font->top, BX_CFF_ROS) < 0) {
        font->select = -1;
        font->font_count = 1;
        return read_private(font, font->top, 0);
    }
    if (font->select < 0) return false;
    if (!bx_cff_index_read(font->table, bx_cff_dict_find(font->top, BX_CFF_FDARRAY), &fonts))
        return false;
    if (fonts.count < 1 || fonts.count > BX_CFF_MOST_FONTS) return false;
    font->font_count = fonts.count;
    for (size_t i = 0; i < fonts.count; i++)
        if (!bx_cff_index_item(&fonts, i, &font->fonts[i]) ||
            !read_private(font, font->fonts[i], i))
            return false;
    return true;
}

bool bx_cff_font_read(bx_str bytes, int units, bx_cff_font *font)
{
    bx_cff_bytes table = {(const unsigned char *)bytes.ptr, bytes.len};
    *font = (bx_cff_font){.table = table, .units = units};
    if (table.len < 4) return false;
    if (!bx_cff_index_read(table, table.at[2], &font->names)) return false;
    if (!bx_cff_index_read(table, (int64_t)font->names.end, &font->tops)) return false;
    if (!bx_cff_index_read(table, (int64_t)font->tops.end, &font->strings)) return false;
    if (!bx_cff_index_read(table, (int64_t)font->strings.end, &font->subrs)) return false;
    if (!bx_cff_index_item(&font->tops, 0, &font->top)) return false;
    if (bx_cff_dict_find(font->top, BX_CFF_CHARSTRING_TYPE) == 1) return false;
    if (!bx_cff_index_read(table, bx_cff_dict_find(font->top, BX_CFF_CHARSTRINGS),
                           &font->charstrings))
        return false;
    return read_fonts(font);
}

/* FDSelect (19); a whole range is found for a glyph at a time. */
bool bx_cff_font_of(const bx_cff_font *font, size_t glyph, unsigned char *number)
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

/* In 1/65536; 0 where the dictionary has none (15, table 23), and for what is no integer. */
static int64_t width_in(bx_cff_bytes dict, int op)
{
    bx_cff_entry entry;
    while (dict.len > 0 && bx_cff_entry_next(&dict, &entry))
        if (entry.op == op && entry.count == 1) return entry.operands[0] * 65536;
    return 0;
}

static bool add_whole(const bx_cff_font *font, size_t glyph, unsigned char number, bx_buf *out)
{
    bx_cff_bytes item;
    if (!bx_cff_index_item(&font->charstrings, glyph, &item)) return false;
    const bx_cff_index *local = &font->locals[number];
    if (font->subrs.count > 0 || local->count > 0)
        return bx_charstring_flatten(&font->subrs, local, item, out);
    bx_buf_add(out, item.at, item.len);
    return true;
}

static bool add_trimmed(const bx_cff_font *font, bx_form form, unsigned char number, bx_buf *out)
{
    bx_buf whole = {0};
    bx_cff_bytes private = font->privates[number];
    const bx_trim trim = {bx_form_units(bx_form_before(form), font->units),
                          bx_form_units(bx_form_after(form), font->units),
                          width_in(private, BX_CFF_DEFAULT_WIDTH),
                          width_in(private, BX_CFF_NOMINAL_WIDTH)};
    bool good = add_whole(font, bx_form_glyph(form), number, &whole);
    if (whole.failed) out->failed = true;
    good =
        good && !whole.failed &&
        bx_charstring_trim((bx_cff_bytes){(const unsigned char *)whole.ptr, whole.len}, &trim, out);
    bx_buf_release(&whole);
    return good;
}

bool bx_cff_font_charstring(const bx_cff_font *font, bx_form form, unsigned char number,
                            bx_buf *out)
{
    return bx_form_is_whole(form) ? add_whole(font, form, number, out)
                                  : add_trimmed(font, form, number, out);
}
