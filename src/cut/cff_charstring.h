/*
 * cff_charstring.h - a glyph's charstring with its subroutines written out
 *
 * Operators and operands stay byte for byte as they are; only the calls go, and what they
 * called stands in their place (Adobe Technical Note 5177, 4.7). So a cut font needs no
 * subroutines, and a glyph is read alone, where HarfBuzz plans for the whole face.
 */
#ifndef BX_CUT_CFF_CHARSTRING_H
#define BX_CUT_CFF_CHARSTRING_H

#include "base/str.h"
#include "cut/cff_index.h"

/**
 * Appends a charstring that ends with endchar and calls nothing.
 * @param global  subroutines of the table
 * @param local   those of the glyph's font
 * @return false for what it does not read: arithmetic, which glyphs of text do not have; accents
 *         composed by endchar; damage. `out` then holds a part of no use. Memory: out->failed
 */
bool bx_charstring_flatten(const bx_cff_index *global, const bx_cff_index *local,
                           bx_cff_bytes charstring, bx_buf *out);

#endif
