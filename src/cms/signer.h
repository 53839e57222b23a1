/*
 * signer.h - one signer of a SignedData, held against its certificate and against what is signed
 */
#ifndef BX_CMS_SIGNER_H
#define BX_CMS_SIGNER_H

#include <openssl/x509.h>

#include "base/status.h"
#include "cms/judged.h"
#include "cms/signed_data.h"

/** The certificate that the signer names, byte by byte; lent. NULL when it is not among them. */
X509 *bx_signer_certificate(const bx_signed_data *data, STACK_OF(X509) * certificates);

typedef struct bx_signer_wish {
    const bx_signed_data *data;
    X509 *certificate;
    bx_str
        content_type; /* object identifier that is wanted; that of GB/T 35275 stands for id-data, too */
    const bx_str *parts; /* what is signed */
    int count;
    bool may_be_short; /* signing-certificate with SHA-1 will do, as RFC 3161 has it */
} bx_signer_wish;

typedef struct bx_signer_verdict {
    bx_judged_bytes bytes; /* as far as certificates have no say in it */
    bool is_national, is_signing_time;
} bx_signer_verdict;

/**
 * @param algorithm  appended to: "RSA 2048, SHA-256"; nothing when it is unknown; may be NULL
 * @return BX_ERR_MEMORY alone
 */
bx_status bx_signer_judge(const bx_signer_wish *wish, bx_signer_verdict *verdict,
                          bx_buf *algorithm);

#endif
