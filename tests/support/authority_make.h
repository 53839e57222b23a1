/*
 * authority_make.h - what authorities write: time-stamps, lists of revoked certificates, responses about one
 */
#ifndef BX_TESTS_AUTHORITY_MAKE_H
#define BX_TESTS_AUTHORITY_MAKE_H

#include "support/certificate_make.h"

typedef struct authority {
    EVP_PKEY *key;
    X509 *certificate;
    X509 *above; /* goes into its answers, too; NULL: none */
} authority;

/** Frees key and certificate. */
void authority_release(authority *who);

/** A TimeStampResp to a query of ours, in DER, of CERTIFICATE_NOW + `later` seconds. */
void authority_stamp(const authority *who, bx_str query, int later, bx_buf *out);

/** A list on which `revoked` stands (NULL: nobody), since `since`; valid from `from` to `to`. */
void authority_list(const authority *who, X509 *revoked, int64_t since, int64_t from, int64_t to,
                    bx_buf *out);

/** A response about a certificate that `issuer` issued; `since` 0: it is good. */
void authority_response(const authority *who, X509 *certificate, X509 *issuer, int64_t since,
                        int64_t from, int64_t to, bx_buf *out);

#endif
