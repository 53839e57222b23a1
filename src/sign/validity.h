/*
 * validity.h - what proves for years that certificates were valid: a file's /DSS (ISO 32000-2, 12.8.4.3; PAdES B-LT)
 */
#ifndef BX_SIGN_VALIDITY_H
#define BX_SIGN_VALIDITY_H

#include "cms/bag.h"
#include "proof/file_parts.h"

/** In DER each. */
typedef struct bx_validity {
    bx_der_list certificates, lists, responses; /* of revoked certificates (CRL); of OCSP */
} bx_validity;

/** What the newest revision has; empty where it has none. Texts live in the file's arena. */
bx_status bx_validity_read(bx_proof_file *file, bx_validity *validity);

/** Adds what `more` has, to lists in the arena: the DER itself is lent. BX_ERR_MEMORY alone */
bx_status bx_validity_join(bx_arena *arena, bx_validity *validity, const bx_validity *more);

/** Whether the newest revision has all lists and responses of `validity` already. Of certificates nothing is asked: signatures bring theirs along. */
bx_status bx_validity_is_there(bx_proof_file *file, const bx_validity *validity, bool *is_there);

/**
 * Adds a revision that has it beside what is there.
 * @param file  nothing stands behind its end
 * @param out   empty; set to the whole new file
 */
bx_status bx_validity_add(bx_proof_file *file, const bx_validity *validity, bx_buf *out);

/**
 * Adds to a file what another holds beside it: so that what was added to it can be held against this.
 * @param file, after  one is the other's beginning
 * @return as bx_validity_read and bx_validity_add
 */
bx_status bx_validity_add_again(bx_proof_file *file, bx_proof_file *after, bx_buf *out);

#endif
