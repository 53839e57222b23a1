/*
 * stray.h - lines that are neither a key nor part of what stands above them
 *
 * A paragraph that is not indented, a key with a full-width colon, one with the mark of a list:
 * the library stops at the first; here all that follow it and are of these kinds are told too.
 */
#ifndef BX_SOURCE_STRAY_H
#define BX_SOURCE_STRAY_H

#include "source/syntax_fault.h"

/** Reports the line where the library stopped, and those below it. BX_ERR_INPUT, or BX_ERR_MEMORY. */
bx_status bx_stray_report(const bx_syntax_fault *fault, bx_diag *diag);

/**
 * A file that is one text, from byte `start` on: where its first colon stands in a line that was
 * meant as a key, all such lines are reported. BX_OK when it was not.
 */
bx_status bx_stray_check_root(const bx_text_file *file, size_t start, bx_diag *diag);

/** True for a line of text that is not indented as the block above it is. */
bool bx_stray_has_fallen(bx_str text, bx_text_line l);

/** A key with a mark before it that makes something else of it: - 机关: amid keys, * 机关:, **机关**:. */
bool bx_stray_is_marked(bx_str text, bx_text_line l);

/** BX0243 for that line and those below it in its column, each with the bare name. */
bx_status bx_stray_report_marks(const bx_syntax_fault *fault, bx_text_line l, bx_diag *diag);

#endif
