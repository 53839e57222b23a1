/*
 * encoding.h - bytes that may be read as text
 *
 * Checked over the whole file before anything parses it: the YAML library takes a
 * file that starts in GB 18030 for an empty one and drops what follows a NUL.
 */
#ifndef BX_SOURCE_ENCODING_H
#define BX_SOURCE_ENCODING_H

#include "base/diag.h"

/** Bytes of a UTF-8 byte order mark at the start: 0 or 3. */
size_t bx_encoding_mark(bx_str text);

/**
 * Wants UTF-8 without control characters (tab and line ends excepted), line and
 * paragraph separators, byte order marks inside, and noncharacters.
 * @return BX_OK; BX_ERR_INPUT or BX_ERR_LIMIT when something was reported
 */
bx_status bx_encoding_check(const bx_text_file *file, bx_diag *diag);

/** True for a character that no text of a file may hold, however it is written. */
bool bx_encoding_forbids(uint32_t rune);

#endif
