/*
 * credential_parts.h - what a credential is made of, for what signs with it
 */
#ifndef BX_CMS_CREDENTIAL_PARTS_H
#define BX_CMS_CREDENTIAL_PARTS_H

#include <openssl/x509.h>

#include "base/hash.h"

struct bx_credential {
    EVP_PKEY *key;
    STACK_OF(X509) * certificates; /* as read, the signer's first */
    bx_buf name, organization;
    bx_buf
        bag; /* in DER, sorted: the signer's certificate, and each one's issuer as far as it was given */
    bx_buf identity;            /* in DER: IssuerAndSerialNumber of the signer's */
    bx_hash certificate_digest; /* SHA-256 of the signer's */
    bool is_rsa;                /* else ECDSA */
};

#endif
