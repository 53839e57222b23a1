/*
 * truetype_forms.h - glyphs of a TrueType font that lost white at their sides
 *
 * In:  the tables of a font and forms of its glyphs. Out: the tables again with a composite
 * glyph more for each form: the glyph itself, moved, with an advance of its own (OpenType, glyf
 * and hmtx). Nothing in a table is believed.
 */
#ifndef BX_CUT_TRUETYPE_FORMS_H
#define BX_CUT_TRUETYPE_FORMS_H

#include "base/str.h"
#include "cut/form.h"

/** In the order of bx_truetype_tags. */
typedef enum bx_truetype_table {
    BX_TRUETYPE_GLYF,
    BX_TRUETYPE_HEAD,
    BX_TRUETYPE_HHEA,
    BX_TRUETYPE_HMTX,
    BX_TRUETYPE_LOCA,
    BX_TRUETYPE_MAXP,
    BX_TRUETYPE_TABLES,
} bx_truetype_table;

/** Their tags, four letters each. */
extern const char *const bx_truetype_tags[BX_TRUETYPE_TABLES];

/**
 * @param tables   by bx_truetype_table
 * @param units    to the em
 * @param forms    of the font's glyphs
 * @param numbers  set: the glyph that shows each form, which of a whole one is itself
 * @param out      by bx_truetype_table, empty: the new tables. Memory: .failed
 * @return false when the font is damaged or has no place for so many glyphs
 */
bool bx_truetype_add_forms(const bx_str tables[BX_TRUETYPE_TABLES], int units, const bx_form *forms,
                           int count, uint16_t *numbers, bx_buf out[BX_TRUETYPE_TABLES]);

#endif
