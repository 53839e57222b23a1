/*
 * pkcs12_file.h - a private key with its certificates out of a PKCS#12 file (RFC 7292)
 */
#ifndef BX_CMS_PKCS12_FILE_H
#define BX_CMS_PKCS12_FILE_H

#include <openssl/x509.h>

#include "cms/secret.h"

/**
 * @param key           set, for the caller to free
 * @param certificates  appended to, the key's first; owns them
 * @return BX1102, BX1111, BX1113; what the asker returns; BX_ERR_MEMORY
 */
bx_status bx_pkcs12_read(const char *name, bx_str file, const bx_secret_source *source,
                         bx_diag *diag, EVP_PKEY **key, STACK_OF(X509) * certificates);

#endif
