/*
 * stamp.h - time-stamps (RFC 3161): asked for, taken
 */
#ifndef BX_CMS_STAMP_H
#define BX_CMS_STAMP_H

#include "base/diag.h"
#include "base/hash.h"

/** A query in DER: SHA-256, with a nonce of 8 random bytes, that wants the authority's certificate. */
bx_status bx_stamp_query(const bx_hash *imprint, bx_diag *diag, bx_buf *der);

/**
 * Sends a query to an authority and waits for what it says (RFC 3161, 3.4), through no proxy.
 * @param url      "http://host[:port]/path"; others are BX1131
 * @param seconds  at most, for all of it
 * @param response DER, appended; at most 64 KiB
 * @return BX_ERR_SYSTEM with BX1132 when it cannot be reached, answers with something else or too late
 */
bx_status bx_stamp_ask(const char *url, bx_str query, int seconds, bx_diag *diag, bx_buf *response);

/**
 * The token of a response (DER, or Base64 or PEM as some write it), held against its query: granted, the same digest, the same
 * nonce, signed by the certificate that it names, which may stamp times (extended key usage timeStamping, critical).
 * @param name  of the response's file or URL, for messages
 * @return BX_ERR_INPUT with BX1133 to BX1136
 */
bx_status bx_stamp_take(const char *name, bx_str response, bx_str query, bx_diag *diag,
                        bx_buf *token);

#endif
