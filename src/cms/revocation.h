/*
 * revocation.h - whether a certificate was revoked, by lists (RFC 5280, 5) and responses (RFC 6960) at hand
 *
 * Only those count whose own signature is the issuer's, or, for a response, of one whom the issuer
 * named for that; and that were made before now.
 */
#ifndef BX_CMS_REVOCATION_H
#define BX_CMS_REVOCATION_H

#include <stdint.h>

#include <openssl/x509.h>

#include "base/str.h"

typedef enum bx_revocation {
    BX_REVOCATION_UNKNOWN,
    BX_REVOCATION_GOOD,
    BX_REVOCATION_REVOKED
} bx_revocation;

enum { BX_STANDING_MOST = 256 }; /* lists, and responses, that are looked at */

typedef struct bx_revocation_wish {
    X509 *certificate, *issuer;
    int64_t at, now;                 /* when it is asked of; when it is asked */
    const bx_str *lists, *responses; /* DER each */
    int list_count, response_count;
} bx_revocation_wish;

/** REVOKED when anything says so of that time or an earlier one; GOOD when something says so that had not run out then. */
bx_revocation bx_revocation_ask(const bx_revocation_wish *wish);

#endif
