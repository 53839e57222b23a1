/*
 * trust.h - certificates that somebody trusts, and what is known of revoked ones
 */
#ifndef BX_CMS_TRUST_H
#define BX_CMS_TRUST_H

#include "base/diag.h"

typedef struct bx_trust bx_trust;

/** Reads the certificates (PEM, one or more; or one in DER) of files. BX1150 for one that holds none. */
bx_status bx_trust_open(const char *const *paths, int count, bx_diag *diag, bx_trust **trust);
void bx_trust_free(bx_trust *trust); /* NULL is allowed */

/** What a file holds that --crl or --ocsp names: each list or response, as DER. */
typedef enum bx_proof_of_validity { BX_VALIDITY_CRL, BX_VALIDITY_OCSP } bx_proof_of_validity;

/** Reads a list of revoked certificates, or an OCSP response, PEM or DER. @param der  appended to. BX1151 */
bx_status bx_validity_take(const char *name, bx_str file, bx_proof_of_validity kind, bx_diag *diag,
                           bx_buf *der);

#endif
