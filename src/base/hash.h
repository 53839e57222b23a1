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

enum { BX_HASH_ID_DIGITS = 32 };

/** Its first half as hexadecimal digits, capitals: for a PDF's /ID. */
void bx_hash_id(const bx_hash *hash, char digits[BX_HASH_ID_DIGITS]);

/** The digest of several ranges, one after the other. */
void bx_hash_sha256(const bx_str *parts, int count, bx_hash *hash);

/** A digest in the making. */
typedef struct bx_hasher bx_hasher;

/** NULL when memory is out. */
bx_hasher *bx_hasher_new(void);
/** One that goes on from the same bytes; NULL when memory is out. */
bx_hasher *bx_hasher_copy(const bx_hasher *hasher);
void bx_hasher_free(bx_hasher *hasher);
void bx_hasher_add(bx_hasher *hasher, bx_str bytes);
/** The digest of all that was added so far; more may be added afterwards. */
void bx_hasher_read(const bx_hasher *hasher, bx_hash *hash);

#endif
