/*
 * token.h - a time-stamp's token (RFC 3161, 2.4.2) taken apart and judged
 */
#ifndef BX_CMS_TOKEN_H
#define BX_CMS_TOKEN_H

#include <stdint.h>

#include <openssl/x509.h>

#include "base/status.h"
#include "cms/judged.h"
#include "cms/signed_data.h"

typedef struct bx_token {
    bx_signed_data data;
    bx_str algorithm, imprint; /* of what is stamped: AlgorithmIdentifier's content, the digest */
    bx_str nonce;              /* what its INTEGER holds; empty: none */
    int64_t time;              /* seconds since 1970, its fraction dropped */
} bx_token;

/** False for anything but a token in DER. */
bool bx_token_read(bx_str bytes, bx_token *token);

/** Takes a MessageImprint off: what the SEQUENCE of its algorithm holds, and the digest. */
bool bx_token_take_imprint(bx_str *rest, bx_str *algorithm, bx_str *imprint);

/** Whether its imprint is the digest of those ranges, one after the other, by a digest that is not weak. */
bool bx_token_is_of(const bx_token *token, const bx_str *parts, int count);

/**
 * Whether it is signed by a certificate that may stamp times, and nothing else (RFC 3161, 2.3).
 * @param certificates  in which the authority's is looked for
 * @param authority     set to the authority's certificate, lent; NULL when it is not there
 * @param bytes         set to BX_JUDGED_SAME or what is wrong; BX_JUDGED_UNBOUND also for one that may not stamp
 * @return BX_ERR_MEMORY alone
 */
bx_status bx_token_judge(const bx_token *token, STACK_OF(X509) * certificates,
                         bx_judged_bytes *bytes, X509 **authority);

#endif
