/*
 * foreign.h - a file of another program, given as data
 *
 * Told by its bytes before anything reads it as text: a workbook would be nine messages
 * about its control characters.
 */
#ifndef BX_SOURCE_FOREIGN_H
#define BX_SOURCE_FOREIGN_H

#include "base/diag.h"

/** BX_OK for what may be text; else BX_ERR_INPUT, and one message without a line of the file (BX0233). */
bx_status bx_foreign_check(const bx_text_file *file, bx_diag *diag);

/** Bytes of what a spreadsheet shows for a formula that failed, at the start of a text: #REF!; else 0. */
size_t bx_foreign_sheet_error(bx_str text);

#endif
