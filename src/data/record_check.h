/*
 * record_check.h - what is looked at in every text of the data
 */
#ifndef BX_DATA_RECORD_CHECK_H
#define BX_DATA_RECORD_CHECK_H

#include "data/record.h"
#include "source/schema.h"

/**
 * Warned of, each kind where it stands first, and kept: what only looks right (mistaken.h),
 * descriptions, letters in joined forms, what a conversion left, invisible characters, markup. Tabs
 * (BX0412) become spaces, forms against the house rule are told or changed (tidy.h).
 * Private-use characters are refused, with what to type for a bullet of Word's.
 * @param tidy  bx_tidy flags of the layout
 */
bx_status bx_text_check(bx_reader *r, unsigned tidy, bx_text *text);

/** A line that looks like a paragraph of its own behind the line before it: a marker, or a stop there. */
bool bx_line_begins_paragraph(bx_str line, bx_str before);

/** A line of a block that ends as if it had been wrapped by hand. */
bool bx_line_is_wrapped(bx_str line, bx_str next);

#endif
