/*
 * certificates.h - the certificates of a file
 */
#ifndef BX_CMS_CERTIFICATES_H
#define BX_CMS_CERTIFICATES_H

#include <openssl/x509.h>

#include "base/status.h"
#include "base/str.h"

/**
 * Appends what a file holds: PEM, one or more, among other things; or a single one in DER.
 * @param certificates  owns what is appended, also when there is a failure behind it
 * @return BX_ERR_INPUT when there is none, or one that is damaged; BX_ERR_MEMORY
 */
bx_status bx_certificates_read(bx_str file, STACK_OF(X509) * certificates);

/**
 * Appends those of a SignedData, which stand one behind the other in DER.
 * @return BX_ERR_INPUT for one that is none, for one that stands there twice, and for more than 64
 */
bx_status bx_certificates_take(bx_str bag, STACK_OF(X509) * certificates);

/** One in DER, with nothing behind it. NULL for anything else, and when memory is out. */
X509 *bx_certificate_of(bx_str der);

/** Frees them and the list. NULL is allowed. */
void bx_certificates_free(STACK_OF(X509) * certificates);

/**
 * Whether it may sign what people sign (RFC 5280, 4.2.1.3, 4.2.1.9): no authority's, and not one that says it is for
 * servers, programs, responses or time-stamps alone (4.2.1.12).
 */
bool bx_certificate_may_sign(X509 *certificate);

/** Whether `issuer` has the name and the key that `certificate` says it was signed with. */
bool bx_certificate_is_by(X509 *certificate, X509 *issuer);

#endif
