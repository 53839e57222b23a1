#include "cms/digest.h"

#include <openssl/evp.h>

#include "cms/library.h"

#include "base/ban.h"

bx_status bx_cms_digest_sm3(const bx_str *parts, int count, bx_hash *hash)
{
    bx_library_enter();
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool good = context && EVP_DigestInit_ex(context, EVP_sm3(), NULL) == 1;
    for (int i = 0; i < count && good; i++)
        good = EVP_DigestUpdate(context, parts[i].ptr, parts[i].len) == 1;
    good = good && EVP_DigestFinal_ex(context, hash->bytes, NULL) == 1;
    EVP_MD_CTX_free(context);
    return good ? BX_OK : BX_ERR_MEMORY;
}
