/*
 * The calls of OpenSSL 1.1, which version 3 keeps under this declaration: its own way through
 * providers reads a configuration file and fetches the algorithm by name, 2 ms for the first
 * digest of a process, where these take 0.02; and they cannot fail.
 */
#define OPENSSL_API_COMPAT 10100

#include "base/hash.h"

#include <openssl/sha.h>

#include "base/ban.h"

struct bx_hasher {
    SHA256_CTX state;
};

static void add(SHA256_CTX *state, bx_str bytes)
{
    if (bytes.len > 0) SHA256_Update(state, bytes.ptr, bytes.len);
}

void bx_hash_id(const bx_hash *hash, char digits[BX_HASH_ID_DIGITS])
{
    for (size_t i = 0; 2 * i < BX_HASH_ID_DIGITS; i++) {
        digits[2 * i] = "0123456789ABCDEF"[hash->bytes[i] >> 4];
        digits[2 * i + 1] = "0123456789ABCDEF"[hash->bytes[i] & 15];
    }
}

void bx_hash_sha256(const bx_str *parts, int count, bx_hash *hash)
{
    SHA256_CTX state;
    SHA256_Init(&state);
    for (int i = 0; i < count; i++)
        add(&state, parts[i]);
    SHA256_Final(hash->bytes, &state);
}

bx_hasher *bx_hasher_new(void)
{
    bx_hasher *hasher = malloc(sizeof *hasher);
    if (hasher) SHA256_Init(&hasher->state);
    return hasher;
}

bx_hasher *bx_hasher_copy(const bx_hasher *hasher)
{
    bx_hasher *copy = malloc(sizeof *copy);
    if (copy) *copy = *hasher;
    return copy;
}

void bx_hasher_free(bx_hasher *hasher)
{
    free(hasher);
}

void bx_hasher_add(bx_hasher *hasher, bx_str bytes)
{
    add(&hasher->state, bytes);
}

void bx_hasher_read(const bx_hasher *hasher, bx_hash *hash)
{
    SHA256_CTX copy = hasher->state;
    SHA256_Final(hash->bytes, &copy);
}

void bx_hash_hex(const bx_hash *hash, char hex[65])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < 32; i++) {
        hex[2 * i] = digits[hash->bytes[i] >> 4];
        hex[2 * i + 1] = digits[hash->bytes[i] & 15];
    }
    hex[64] = '\0';
}
