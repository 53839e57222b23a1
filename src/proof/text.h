/*
 * text.h - text strings (ISO 32000-1, 7.9.2.2; UTF-8 by ISO 32000-2) as UTF-8
 */
#ifndef BX_PROOF_TEXT_H
#define BX_PROOF_TEXT_H

#include "proof/file_parts.h"

/**
 * UTF-16BE behind FE FF, UTF-8 behind EF BB BF, else PDFDocEncoding (annex D).
 * @param at    byte of the file, for messages
 * @param utf8  set to text in the file's arena, well-formed; control characters stay in it
 * Errors: BX1004 for bytes that are no text in that encoding.
 */
bx_status bx_proof_text(const bx_proof_file *file, size_t at, bx_str bytes, bx_str *utf8);

/** The text under a key; ptr NULL for none. */
bx_status bx_proof_get_text(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            bx_str *utf8);

#endif
