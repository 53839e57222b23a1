/*
 * token.h - names, strings and numbers (ISO 32000-1, 7.3.3 to 7.3.5)
 *
 * Each stands at the cursor, whose next byte is its first; the cursor goes behind it, or to where
 * it is damaged (BX1004). Texts lie in what is read, or in the arena where they hold escapes.
 */
#ifndef BX_PROOF_TOKEN_H
#define BX_PROOF_TOKEN_H

#include "proof/cursor.h"
#include "proof/reading.h"
#include "proof/value.h"

/** Behind '/': #xx is a byte, which may not be 0. */
bx_status bx_proof_token_name(const bx_proof_reading *r, bx_proof_cursor *c, bx_str *name);

/** From '(' to the ')' that closes it. */
bx_status bx_proof_token_literal(const bx_proof_reading *r, bx_proof_cursor *c, bx_str *text);

/** From '<' to '>'. */
bx_status bx_proof_token_hex(const bx_proof_reading *r, bx_proof_cursor *c, bx_str *text);

/** An INT or a REAL. Only those in 64 bits are integers here; no other number of digits is refused. */
bx_status bx_proof_token_number(const bx_proof_reading *r, bx_proof_cursor *c,
                                bx_proof_value *value);

/** BX1004 at the cursor. */
bx_status bx_proof_token_damaged(const bx_proof_reading *r, const bx_proof_cursor *c,
                                 const char *what);

#endif
