/*
 * charstring_trim.h - a charstring whose glyph lost white at its sides
 *
 * Only what stands before the outline changes: the width, the first vertical stem and the
 * first move, as all else counts from them (Adobe Technical Note 5177, 3.1 and 4.1 to 4.3).
 */
#ifndef BX_CUT_CHARSTRING_TRIM_H
#define BX_CUT_CHARSTRING_TRIM_H

#include "base/str.h"
#include "cut/cff_index.h"

/** What is cut off, in font units, and what the font says of widths that charstrings leave out. */
typedef struct bx_trim {
    int before, after;
    int64_t default_width, nominal_width; /* in 1/65536 of a unit */
} bx_trim;

/**
 * Appends the changed charstring.
 * @param charstring  without subroutine calls (cff_charstring.h)
 * @return false for what it does not read; `out` then holds a part of no use. Memory: out->failed
 */
bool bx_charstring_trim(bx_cff_bytes charstring, const bx_trim *trim, bx_buf *out);

#endif
