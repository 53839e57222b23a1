/*
 * parse.h - values and numbered objects (ISO 32000-1, 7.3)
 *
 * Nothing is guessed: what does not follow the rules is BX1004 with the byte, what lies too deep
 * BX1009. A key twice in one dictionary is refused, since programs would see different files.
 */
#ifndef BX_PROOF_PARSE_H
#define BX_PROOF_PARSE_H

#include "proof/cursor.h"
#include "proof/reading.h"
#include "proof/value.h"

/** The value at the cursor, white space before it allowed; the cursor goes behind it. */
bx_status bx_proof_parse_value(bx_proof_reading *r, bx_proof_cursor *c, bx_proof_value *value);

/** Something that stands in the file as "12 0 obj ... endobj" (7.3.10). */
typedef struct bx_proof_numbered {
    int number, generation;
    bx_proof_value
        value;  /* a STREAM's bytes are not looked at yet: 7.3.8, its length may be elsewhere */
    size_t end; /* of the file: behind endobj; of a STREAM: its first byte */
} bx_proof_numbered;

/** What stands at a byte of the file. BX1006 when no object begins exactly there. */
bx_status bx_proof_parse_object(bx_proof_reading *r, size_t at, bx_proof_numbered *object);

#endif
