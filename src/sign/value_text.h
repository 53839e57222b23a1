/*
 * value_text.h - a value that was read of a PDF, as PDF text again (ISO 32000-1, 7.3)
 */
#ifndef BX_SIGN_VALUE_TEXT_H
#define BX_SIGN_VALUE_TEXT_H

#include "proof/value.h"

/** Appends it; of a stream its dictionary. References stay what they are; strings become hexadecimal ones. */
void bx_value_add(const bx_proof_value *value, bx_buf *out);

/** Appends " /Key value" for each entry but those named; NULL behind the names. @param map  a dictionary */
void bx_value_add_entries(const bx_proof_value *map, const char *const *without, bx_buf *out);

/** Appends bytes as "<0A1B>". */
void bx_value_add_bytes(bx_str bytes, bx_buf *out);

#endif
