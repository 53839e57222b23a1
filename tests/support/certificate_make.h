/*
 * certificate_make.h - keys and certificates of a test's own
 *
 * Whatever fails aborts the test. Everything made is freed by who asked for it.
 */
#ifndef BX_TESTS_CERTIFICATE_MAKE_H
#define BX_TESTS_CERTIFICATE_MAKE_H

#include <stdbool.h>
#include <stdint.h>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/str.h"

enum { CERTIFICATE_DAY = 86400 };

/** A moment of the tests: 2026-06-01 08:00:00 +08:00. */
#define CERTIFICATE_NOW ((int64_t)1780272000)

/** "rsa:2048", "ec:P-256", "SM2", "ED25519" and so on. */
EVP_PKEY *certificate_make_key(const char *kind);

typedef struct certificate_wish {
    const char *name; /* its CN; NULL: none */
    const char *organization;
    EVP_PKEY *key;
    X509 *issuer; /* NULL: by itself */
    EVP_PKEY *issuer_key;
    int64_t from, to; /* seconds since 1970; both 0: a year around CERTIFICATE_NOW */
    const char *basic, *usage, *extended; /* the extensions' values, NULL: without */
    long serial;
    bool identifier; /* with the key's identifier */
    bool is_long;    /* the name passes the bounds of X.520 */
    bool is_weak;    /* signed with SHA-1 */
} certificate_wish;

X509 *certificate_make(const certificate_wish *wish);

/** An authority: its own root. */
X509 *certificate_make_root(const char *name, EVP_PKEY *key);

void certificate_put_key(const char *path, EVP_PKEY *key, const char *passphrase);
/** @param count  how many, one behind the other, as PEM */
void certificate_put(const char *path, X509 *const *certificates, int count);
/** What stands in the file, as DER. */
bx_str certificate_der(X509 *certificate, bx_buf *out);

#endif
