/*
 * judged.h - what a judge can find
 */
#ifndef BX_CMS_JUDGED_H
#define BX_CMS_JUDGED_H

/** Where several are true, the first of FORGED, OTHER, LOOSE, WEAK, UNBOUND is told. */
typedef enum bx_judged_bytes {
    BX_JUDGED_SAME,
    BX_JUDGED_NO_CMS, /* no SignedData in DER with one signer, or something behind it */
    BX_JUDGED_LOOSE, /* bytes in it that nothing proves: not written as DER, digest algorithms or a version
                          that the signer does not have, unsigned attributes but a time-stamp that holds,
                          content, lists, certificates that lead nowhere from the signer's or the stamp's, or that
                          are not as their issuer signed them */
    BX_JUDGED_OTHER, /* the digest is that of other bytes */
    BX_JUDGED_FORGED, /* the signature is not that of the certificate's key, or signing-certificate names another */
    BX_JUDGED_UNBOUND, /* signing-certificate-v2 is missing: PAdES and time-stamps want it */
    BX_JUDGED_WEAK, /* a digest or a key that nobody should rely on: MD5, SHA-1, RSA below 2048, a curve below 224 */
    BX_JUDGED_UNKNOWN,        /* an algorithm that the library cannot do */
    BX_JUDGED_NO_CERTIFICATE, /* the signer's is not at hand: nothing can be told */
} bx_judged_bytes;

typedef enum bx_judged_trust {
    BX_TRUST_UNASKED, /* no certificates are trusted: nothing was asked */
    BX_TRUST_HOLDS,
    BX_TRUST_NO_WAY, /* no chain leads to a trusted certificate, of what is at hand */
    BX_TRUST_EXPIRED, /* one of the chain is not valid any more, and no trusted time-stamp says it was */
    BX_TRUST_NOT_YET, /* was not valid yet then */
    BX_TRUST_REVOKED, /* as a list or response in the file says, whose own signature holds */
    BX_TRUST_NO_USE,  /* the certificate does not allow to sign, or one above is no authority's */
    BX_TRUST_DAMAGED, /* a certificate of the chain is not as its issuer signed it */
    BX_TRUST_WEAK, /* one of the chain was signed with a digest, or has a key, that can be forged: below 112 bits of strength */
    BX_TRUST_NO_TIME, /* of a time-stamp: it is of a time to come, or of one before its authority's certificate began */
} bx_judged_trust;

#endif
