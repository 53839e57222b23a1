/*
 * digest.h - what the file says of its own bytes
 *
 * The /ID of the first trailer is two equal strings in hexadecimal digits, capitals (ISO 32000-1, 14.4):
 * the first 16 bytes of the SHA-256 over the first revision's bytes in which those 64 digits are
 * the digit 0. What was added to the file later, signatures among it, is not part of it.
 */
#ifndef BX_PROOF_DIGEST_H
#define BX_PROOF_DIGEST_H

#include "proof/file_parts.h"

typedef enum bx_proof_sameness {
    BX_PROOF_NO_DIGEST, /* the /ID is not of that form: another program's, or changed */
    BX_PROOF_SAME,
    BX_PROOF_CHANGED, /* bytes of the first revision are not what they were, or the /ID is another's */
} bx_proof_sameness;

/** Never a message: what the answer means is for the caller to say. BX_ERR_MEMORY only. */
bx_status bx_proof_digest(const bx_proof_file *file, bx_proof_sameness *sameness);

#endif
