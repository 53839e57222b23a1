#include "cms/secret.h"

#include <openssl/crypto.h>

#include "base/ban.h"

void bx_secret_wipe(bx_secret *secret)
{
    OPENSSL_cleanse(secret, sizeof *secret);
}

void bx_secret_wipe_text(char *text, size_t len)
{
    OPENSSL_cleanse(text, len);
}
