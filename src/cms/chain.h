/*
 * chain.h - whether a certificate leads to one that is trusted
 */
#ifndef BX_CMS_CHAIN_H
#define BX_CMS_CHAIN_H

#include <stdint.h>

#include <openssl/x509.h>

#include "cms/judged.h"

/**
 * What a certificate is for is asked elsewhere, and so is whether it was revoked.
 * @param others  which may stand between
 * @param at      when it must have been valid, with all above it
 * @param chain   set to the way to a trusted one, the certificate first, for the caller to free, when it
 *                holds; else NULL
 */
bx_judged_trust bx_chain_judge(X509 *certificate, STACK_OF(X509) * trusted, STACK_OF(X509) * others,
                               int64_t at, STACK_OF(X509) * *chain);

#endif
