#include "base/hash.h"

#include <openssl/evp.h>

#include "base/ban.h"

bx_status bx_hash_sha256(const bx_str *parts, int count, bx_hash *hash)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (!context) return BX_ERR_MEMORY;
    int good = EVP_DigestInit_ex(context, EVP_sha256(), NULL);
    for (int i = 0; good && i < count; i++)
        good = EVP_DigestUpdate(context, parts[i].ptr, parts[i].len);
    bx_hash digest;
    if (good) good = EVP_DigestFinal_ex(context, digest.bytes, NULL);
    EVP_MD_CTX_free(context);
    if (!good) return BX_ERR_LIBRARY;
    *hash = digest;
    return BX_OK;
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
