#include "cms/secret.h"

#include <openssl/crypto.h>

#include "base/ban.h"

void bx_secret_wipe(bx_secret *secret)
{
    OPENSSL_cleanse(secret, sizeof *secret);
}
