/*
 * hash.h - SHA-256 (FIPS 180-4), by libcrypto
 */
#ifndef BX_BASE_HASH_H
#define BX_BASE_HASH_H

#include "base/status.h"
#include "base/str.h"

typedef struct bx_hash {
    unsigned char bytes[32];
} bx_hash;

/** As 64 hexadecimal digits and a NUL. */
void bx_hash_hex(const bx_hash *hash, char hex[65]);

/** The digest of several ranges, one after the other. BX_ERR_LIBRARY when libcrypto refuses. */
bx_status bx_hash_sha256(const bx_str *parts, int count, bx_hash *hash);

#endif
