/*
 * der.h - DER (ITU-T X.690): written, and read without any leniency
 *
 * What is read lends from the bytes it was given. Lengths are definite and as short as they can be, tags are
 * one byte: so the bytes of a value are the only ones that it can be written with, as far as its frame goes.
 */
#ifndef BX_CMS_DER_H
#define BX_CMS_DER_H

#include "base/str.h"

enum {
    BX_DER_BOOLEAN = 0x01,
    BX_DER_INTEGER = 0x02,
    BX_DER_BIT_STRING = 0x03,
    BX_DER_OCTETS = 0x04,
    BX_DER_NULL = 0x05,
    BX_DER_OID = 0x06,
    BX_DER_TIME = 0x18, /* GeneralizedTime */
    BX_DER_SEQUENCE = 0x30,
    BX_DER_SET = 0x31,
    BX_DER_CONTEXT = 0xA0, /* [0], constructed; [n] is that + n */
    BX_DER_PLAIN = 0x80,   /* [0], primitive */
};

/** Begins a value whose length is not known yet. @return for bx_der_close */
size_t bx_der_open(bx_buf *out, int tag);
/** Ends it: what was appended since is what it holds. */
void bx_der_close(bx_buf *out, size_t opened);
void bx_der_add(bx_buf *out, int tag, bx_str content);

/** Sorts values that stand one behind the other as DER sorts a SET OF (X.690, 11.6). */
void bx_der_sort(bx_buf *values);

/** The tag that comes next, or -1 at the end. */
int bx_der_peek(bx_str rest);

/** Takes the next value off `rest` when it has that tag: what it holds. Else false, and `rest` stays. */
bool bx_der_take(bx_str *rest, int tag, bx_str *content);

/** Takes the next value off, whatever its tag: all its bytes, and what it holds (may be NULL). */
bool bx_der_take_any(bx_str *rest, bx_str *whole, bx_str *content);

/** A value of one of the tags above, with nothing behind it. */
bool bx_der_only(bx_str bytes, int tag, bx_str *content);

/** Takes an INTEGER of 0 to 32767 off. */
bool bx_der_take_small(bx_str *rest, int *number);

#endif
