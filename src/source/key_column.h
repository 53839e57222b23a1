/*
 * key_column.h - keys in a column of their own
 *
 * A key starts where those beside it do. Which of them is out of line, and where it should start.
 */
#ifndef BX_SOURCE_KEY_COLUMN_H
#define BX_SOURCE_KEY_COLUMN_H

#include "source/syntax_fault.h"

/** True for a key that starts in another column than those beside it. */
bool bx_key_column_is_odd(bx_str text, bx_text_line l);

/** Reports that line, or the one above it that is out of line. BX_ERR_INPUT, or BX_ERR_MEMORY. */
bx_status bx_key_column_report(const bx_syntax_fault *fault, bx_text_line l, bx_diag *diag);

/**
 * Reports a line with the same as it should be indented: what is replaced, and by what. Of a long
 * one the indentation alone is told.
 */
bx_status bx_key_column_propose(const bx_text_file *file, bx_code code, bx_text_line l,
                                size_t indent, bx_diag *diag);

#endif
