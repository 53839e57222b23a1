/*
 * signature.h - a signature as CMS (RFC 5652), as PAdES B-B wants it (ETSI EN 319 142-1, 6)
 *
 * SignedData in DER, without content, with one signer and, sorted as DER wants a set, its certificate and those
 * above it. Signed attributes are content-type, message-digest and signing-certificate-v2 (RFC 5035), and no others:
 * no signing-time, since the PDF says when (/M). SHA-256 throughout, also with a key on P-384: the digest is the
 * caller's. With RSA (PKCS#1 v1.5) equal input gives equal bytes; ECDSA draws a random number.
 */
#ifndef BX_CMS_SIGNATURE_H
#define BX_CMS_SIGNATURE_H

#include "base/hash.h"
#include "cms/credential.h"

/** @param digest  SHA-256 of what is signed. @param der  appended to. One use of the key. */
bx_status bx_cms_sign(const bx_credential *credential, const bx_hash *digest, bx_diag *diag,
                      bx_buf *der);

/** SHA-256 of the signature's value: what a time-stamp of it is asked for. BX1120 for what is no such CMS. */
bx_status bx_cms_imprint(const char *name, bx_str cms, bx_diag *diag, bx_hash *imprint);

/** The same CMS with a time-stamp's token as its only unsigned attribute (RFC 3161, appendix A); others go. BX1120 for what is no such CMS. */
bx_status bx_cms_add_token(const char *name, bx_str cms, bx_str token, bx_diag *diag, bx_buf *der);

/** Takes a CMS as others write it: DER, PEM or Base64. @param der  appended to. BX1120 when it is none, BX1121 for BER. */
bx_status bx_cms_take(const char *name, bx_str file, bx_diag *diag, bx_buf *der);

#endif
