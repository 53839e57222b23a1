/*
 * encoding.h - bytes that may be read as text
 *
 * Checked over the whole file before anything parses it: the YAML library takes a
 * file that starts in GB 18030 for an empty one and drops what follows a NUL.
 */
#ifndef BX_SOURCE_ENCODING_H
#define BX_SOURCE_ENCODING_H

#include "base/arena.h"
#include "base/diag.h"

/** Bytes of a UTF-8 byte order mark at the start: 0 or 3. */
size_t bx_encoding_mark(bx_str text);

/** True for UTF-16, with a byte order mark or without. */
bool bx_encoding_is_utf16(bx_str text);

enum { BX_MARK_PLACES = 20 }; /* byte order marks of one text that are told */

/**
 * Cuts byte order marks amid a text, from byte `from` on, and returns its new length.
 * @param places  where they stood in what is left; *count of them are there
 */
size_t bx_encoding_cut_marks(char *bytes, size_t len, size_t from, size_t places[BX_MARK_PLACES],
                             int *count);

/**
 * Byte order marks amid the file are without ink and meaning, and break names that are looked
 * up: where there are some, each is told (BX0431) and *file set to a copy without them.
 */
bx_status bx_encoding_drop_marks(bx_arena *arena, const bx_text_file **file, bx_diag *diag);

/**
 * Wants UTF-8 without control characters (tab and line ends excepted), line and
 * paragraph separators, byte order marks inside, and noncharacters.
 * @return BX_OK; BX_ERR_INPUT or BX_ERR_LIMIT when something was reported
 */
bx_status bx_encoding_check(const bx_text_file *file, bx_diag *diag);

/** Reports a forbidden character, with the way out for its kind. */
bx_status bx_encoding_report(const bx_place *place, uint32_t rune, bx_diag *diag);

/** True for a character that no text of a file may hold, however it is written. */
bool bx_encoding_forbids(uint32_t rune);

#endif
