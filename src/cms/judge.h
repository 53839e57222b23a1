/*
 * judge.h - a signature held against what it signs, against certificates and time
 *
 * Nothing is reported: what the answers mean is for the caller to say. No network, no store of the system's:
 * trusted is what the caller trusts. The signer's certificate is judged at the time of a time-stamp that
 * holds and is trusted, else now: what the file says of its time is a claim.
 *
 * With trust given, one changed byte of a CMS that was SAME and HOLDS makes it something else, but for one value of one
 * byte that says the same in other words: rsaEncryption for sha256WithRSAEncryption and back (RFC 5754, 3.2). Where no
 * way leads to one who is trusted, and where trust is not asked, a certificate whose issuer is not at hand is not proved.
 */
#ifndef BX_CMS_JUDGE_H
#define BX_CMS_JUDGE_H

#include <stdint.h>

#include "base/arena.h"
#include "cms/judged.h"
#include "cms/trust.h"

typedef enum bx_judged_stamp {
    BX_STAMP_NONE,
    BX_STAMP_HOLDS, /* it is of this signature, and signed by a certificate that may stamp times */
    BX_STAMP_OTHER, /* it is of another signature */
    BX_STAMP_BROKEN,
} bx_judged_stamp;

typedef struct bx_judged {
    bx_judged_bytes bytes;
    bx_judged_trust trust;
    bx_judged_stamp stamp;
    bx_judged_trust stamp_trust;
    int64_t stamp_time;   /* seconds since 1970, of a stamp that holds */
    bool is_signing_time; /* a signing-time attribute is there: PAdES B-B forbids it */
    bool is_national;     /* SM2 or SM3 (GB/T 32918, 32905): common readers know neither */
    bool
        has_validity; /* a list or response about the signer's certificate is at hand, and says it was good */
    bool
        is_revoked; /* one at hand says that it was revoked, whoever is trusted; not after a stamp that holds and is not distrusted */
    bool may_sign;  /* the signer's certificate: as of certificates.h */
    bx_str signer, issuer,
        serial;       /* UTF-8 names as of credential.h; hexadecimal digits; may be empty */
    bx_str subject;   /* the whole name, RFC 4514, UTF-8 */
    bx_str stamper;   /* whose time-stamp */
    bx_str algorithm; /* "RSA 2048, SHA-256", "ECDSA P-256, SHA-256", "SM2, SM3" */
} bx_judged;

typedef struct bx_judge_wish {
    bx_str cms;      /* as it stands in the file, without padding */
    bx_str parts[2]; /* what is signed */
    bool
        is_stamp; /* `cms` is a time-stamp of the parts (ISO 32000-2, 12.8.5): stamp_time is its time, the signer its authority */
    const bx_trust *trust;                          /* NULL: none */
    int64_t now;                                    /* seconds since 1970 */
    const bx_str *certificates, *lists, *responses; /* of the file's DSS: DER each */
    int certificate_count, list_count, response_count;
} bx_judge_wish;

/** @param judged  set; its texts live in the arena. BX_ERR_MEMORY alone */
bx_status bx_cms_judge(const bx_judge_wish *wish, bx_arena *arena, bx_judged *judged);

#endif
