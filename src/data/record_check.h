/*
 * record_check.h - what is looked at in every text of the data
 */
#ifndef BX_DATA_RECORD_CHECK_H
#define BX_DATA_RECORD_CHECK_H

#include "data/record.h"
#include "source/schema.h"

/**
 * Half-width marks between hanzi (BX0411) and tabs (BX0412, set as spaces) are warned
 * of, private-use characters refused (BX0416).
 */
bx_status bx_text_check(bx_reader *r, bx_text *text);

/** A line that looks like a paragraph of its own behind the line before it: a marker, or a stop there. */
bool bx_line_begins_paragraph(bx_str line, bx_str before);

/** A line of a block that ends as if it had been wrapped by hand. */
bool bx_line_is_wrapped(bx_str line, bx_str next);

#endif
