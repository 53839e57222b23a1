/*
 * key_file.h - a private key out of a file
 */
#ifndef BX_CMS_KEY_FILE_H
#define BX_CMS_KEY_FILE_H

#include <openssl/evp.h>

#include "cms/secret.h"

/**
 * PEM or DER; PKCS#8, RFC 5915 or PKCS#1. The first private key of the file counts.
 * @param name  for messages, and for who is asked for the passphrase
 * @return BX1101, BX1102, BX1114; what the asker returns; BX_ERR_MEMORY
 */
bx_status bx_key_read(const char *name, bx_str file, const bx_secret_source *source, bx_diag *diag,
                      EVP_PKEY **key);

#endif
