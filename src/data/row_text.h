/*
 * row_text.h - a row of figures that is not written as YAML wants it
 *
 * 5, 0, 0 without brackets; 【5，0，0】; [5 0 0]; cells pasted from a spreadsheet, with tabs.
 */
#ifndef BX_DATA_ROW_TEXT_H
#define BX_DATA_ROW_TEXT_H

#include "data/record.h"
#include "source/node.h"

/** Where a row is written, with its brackets, or the quotation marks of a text, where it has some. */
bx_place bx_row_place(const bx_node *node);

/**
 * Writes the row as it should be: [5, 0, 0]. False when that would be a guess: the figures are not
 * as many as the field wants, one of them is none, or a mark between them may be one of thousands.
 * `out` may hold a part then.
 */
bool bx_row_mend(const bx_field *field, const bx_node *node, bx_buf *out);

/** True for a row that begins with the name of a column, in whatever form. */
bool bx_row_is_named(const bx_field *field, const bx_node *node);

/** The same for a row by names: 个人5，企业：0 becomes {个人: 5, 企业: 0}. */
bool bx_row_mend_named(const bx_field *field, const bx_node *node, bx_buf *out);

/**
 * The first comma of a list that may be one of thousands: [1,187, 0], whose other commas have
 * blanks, or [1,187,0,0] where only 1187 lets the row be right.
 * @param is_wrong  the row as it is read does not add up
 * @return          index of the figure before the comma, or -1
 */
int bx_row_thousands(const bx_field *field, const bx_node *list, bool is_wrong);

#endif
