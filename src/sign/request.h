/*
 * request.h - what stands between the two phases of a signature that is made elsewhere
 *
 * The first phase says what is to be signed and leaves the file alone; the second makes the same bytes
 * again from the file and from this, and puts the signature in. One line for each thing, name and value.
 */
#ifndef BX_SIGN_REQUEST_H
#define BX_SIGN_REQUEST_H

#include "sign/prepared.h"

typedef struct bx_sign_request {
    char base[65];   /* SHA-256 of the file that is to be signed, hexadecimal */
    char digest[65]; /* SHA-256 of what is signed */
    bx_str field;
    bx_certify certify;
    int64_t at;
    size_t room;
} bx_sign_request;

/** Appends it as text, UTF-8. */
void bx_sign_request_write(const bx_sign_request *request, bx_buf *out);

/** @param text  lent: request->field is of it. @return false for what was not written so */
bool bx_sign_request_read(bx_str text, bx_sign_request *request);

#endif
