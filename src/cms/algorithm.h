/*
 * algorithm.h - which digest and which signature an AlgorithmIdentifier names (RFC 5754, 4055, 8419; GB/T 33560)
 */
#ifndef BX_CMS_ALGORITHM_H
#define BX_CMS_ALGORITHM_H

#include <openssl/evp.h>

#include "base/str.h"

typedef struct bx_digest_kind {
    const char *name;  /* for people */
    bx_str identifier; /* object identifier */
    const EVP_MD *(*get)(void);
    bool is_weak, is_national;
} bx_digest_kind;

/** @param algorithm  what the SEQUENCE holds; parameters are NULL or not there. NULL: unknown here */
const bx_digest_kind *bx_digest_find(bx_str algorithm);

/** The digest of some ranges, one after the other. @return its length, or 0 when memory is out */
size_t bx_digest_of(const bx_digest_kind *kind, const bx_str *parts, int count,
                    unsigned char out[EVP_MAX_MD_SIZE]);

typedef enum bx_signature_form {
    BX_SIGNATURE_RSA, /* PKCS#1 v1.5 */
    BX_SIGNATURE_PSS,
    BX_SIGNATURE_ECDSA,
    BX_SIGNATURE_SM2,
    BX_SIGNATURE_EDDSA, /* Ed25519, Ed448: digests by itself */
} bx_signature_form;

typedef struct bx_signature_kind {
    bx_signature_form form;
    const bx_digest_kind *digest; /* what is signed is digested by it */
    const bx_digest_kind *mask;   /* of PSS */
    int salt;                     /* of PSS, bytes */
} bx_signature_kind;

/** @param digest  the signer's, for algorithms that name none. False: unknown here */
bool bx_signature_find(bx_str algorithm, const bx_digest_kind *digest, bx_signature_kind *kind);

/** Whether it is the signature of that key over the ranges, one after the other. */
bool bx_signature_holds(const bx_signature_kind *kind, EVP_PKEY *key, const bx_str *parts,
                        int count, bx_str signature);

/** "RSA 2048, SHA-256" */
void bx_signature_describe(const bx_signature_kind *kind, EVP_PKEY *key, bx_buf *out);

#endif
