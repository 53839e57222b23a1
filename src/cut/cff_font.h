/*
 * cff_font.h - what a CFF table says of its fonts and glyphs
 *
 * Adobe TN 5176; numbers in parentheses are its sections. CID-keyed, or with names: one font
 * then. Nothing in a table is believed. What is read refers to the table's bytes.
 */
#ifndef BX_CUT_CFF_FONT_H
#define BX_CUT_CFF_FONT_H

#include "base/str.h"
#include "cut/cff_index.h"
#include "cut/form.h"

enum {
    BX_CFF_MOST_FONTS = 256,
    BX_CFF_STANDARD_STRINGS = 391 /* appendix A: the table's own strings are numbered from here */
};

typedef struct bx_cff_font {
    bx_cff_bytes table, top; /* the top dictionary */
    bx_cff_index names, tops, strings, subrs, charstrings;
    int64_t select; /* offset of FDSelect; -1: not CID-keyed, one font dictionary */
    size_t font_count;
    int units;                             /* to the em */
    bx_cff_bytes fonts[BX_CFF_MOST_FONTS]; /* font dictionaries (18); none where not CID-keyed */
    bx_cff_bytes privates[BX_CFF_MOST_FONTS];
    bx_cff_index locals[BX_CFF_MOST_FONTS]; /* subroutines of each */
} bx_cff_font;

/** @param units  to the em of the face. @return false when the table is damaged or of a kind that is not read here */
bool bx_cff_font_read(bx_str table, int units, bx_cff_font *font);

/** The number of the glyph's font; false when the table does not say. */
bool bx_cff_font_of(const bx_cff_font *font, size_t glyph, unsigned char *number);

/**
 * Appends the charstring of a glyph's form, subroutines written out (cff_charstring.h), and white
 * cut off (charstring_trim.h).
 * @param number  of the glyph's font
 * @return false when there is none that is read here; `out` then holds a part of no use.
 *         Memory: out->failed
 */
bool bx_cff_font_charstring(const bx_cff_font *font, bx_form form, unsigned char number,
                            bx_buf *out);

#endif
