/*
 * credential.h - a private key with its certificate and those above it
 *
 * Opened once for a whole run; the passphrase is wiped as soon as the key is unlocked. Refused, each with its
 * message and all of them told: a key that is not the certificate's, RSA below 2048 bits, a curve but P-256
 * and P-384, any other kind of key, a certificate that was not valid when the signature is said to be made,
 * one that does not allow to sign (RFC 5280, 4.2.1.3: digitalSignature or nonRepudiation, where it says
 * anything; 4.2.1.9: no authority's; 4.2.1.12: not one for servers, programs or time-stamps alone).
 */
#ifndef BX_CMS_CREDENTIAL_H
#define BX_CMS_CREDENTIAL_H

#include <stddef.h>
#include <stdint.h>

#include "cms/secret.h"

typedef struct bx_credential bx_credential;

/** Either `pkcs12` alone, or `key` and `cert`. Keys as PEM or DER (PKCS#8 or of their kind); the certificate first in its file, those above it behind it. */
typedef struct bx_credential_files {
    const char *key, *cert, *pkcs12; /* NULL: not given */
} bx_credential_files;

/**
 * BX1115, a warning, where the certificate's issuer is not along.
 * @param at  seconds since 1970: when the signatures are said to be made
 * @return BX_ERR_INPUT with BX1101 to BX1114, or as the source of the passphrase says; BX_ERR_SYSTEM for what cannot be read; BX_ERR_MEMORY
 */
bx_status bx_credential_open(const bx_credential_files *files, const bx_secret_source *source,
                             int64_t at, bx_diag *diag, bx_credential **credential);

/** Wipes the key. NULL is allowed. */
void bx_credential_free(bx_credential *credential);

/** Whose certificate it is: its common name, else its organization: UTF-8, lent. */
bx_str bx_credential_name(const bx_credential *credential);

/** The organization that it names; empty: none. */
bx_str bx_credential_organization(const bx_credential *credential);

/** Bytes that a signature with it has at most, without a time-stamp. */
size_t bx_credential_room(const bx_credential *credential);

#endif
