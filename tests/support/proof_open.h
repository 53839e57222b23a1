/*
 * proof_open.h - a PDF of a test, opened
 */
#ifndef BX_TESTS_PROOF_OPEN_H
#define BX_TESTS_PROOF_OPEN_H

#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "support/pdf_make.h"

typedef struct proof_open {
    bx_arena *arena;
    bx_diag *diag;
    bx_proof_file *file; /* NULL: it was refused */
    bx_status status;
} proof_open;

/** The bytes stay the caller's. */
void proof_open_bytes(proof_open *o, bx_str bytes);
void proof_open_close(proof_open *o);

/** Opens what was made; it must open. */
void proof_open_made(proof_open *o, const pdf_make *m);

/** Asserts a status, and exactly one message of this code, or none for BX_OK. */
void proof_open_expect(const proof_open *o, const char *what, bx_status status, bx_code code);

/** The value of an object, which must be read. */
const bx_proof_value *proof_open_object(const proof_open *o, int number);

#endif
