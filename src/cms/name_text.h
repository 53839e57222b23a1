/*
 * name_text.h - names, numbers and times of certificates as text for people
 *
 * A certificate is somebody else's: control characters, those that turn the direction of text and what is no
 * character become U+FFFD, and nothing is longer than BX_NAME_BYTES.
 */
#ifndef BX_CMS_NAME_TEXT_H
#define BX_CMS_NAME_TEXT_H

#include <stdint.h>

#include <openssl/x509.h>

#include "base/str.h"

enum { BX_NAME_BYTES = 512, BX_TIME_BYTES = 96 };

/** The common name, else the organization; empty when there is neither. */
void bx_name_short(const X509_NAME *name, bx_buf *out);

/** The organization; nothing when it is not said. */
void bx_name_organization(const X509_NAME *name, bx_buf *out);

/** The whole name as RFC 4514 writes it, the most special first. */
void bx_name_whole(const X509_NAME *name, bx_buf *out);

/** Hexadecimal digits. */
void bx_name_serial(const ASN1_INTEGER *serial, bx_buf *out);

/** "2026-11-29 23:27:33 +08:00" */
void bx_time_text(int64_t time, char text[BX_TIME_BYTES]);

/** Seconds since 1970. False for what is no time. */
bool bx_time_of(const ASN1_TIME *time, int64_t *seconds);

#endif
