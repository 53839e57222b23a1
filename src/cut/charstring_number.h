/*
 * charstring_number.h - the numbers of a Type 2 charstring (Adobe Technical Note 5177, 3.2)
 */
#ifndef BX_CUT_CHARSTRING_NUMBER_H
#define BX_CUT_CHARSTRING_NUMBER_H

#include "base/str.h"
#include "cut/cff_index.h"

enum {
    BX_CHARSTRING_SHORTINT = 28, /* first bytes of numbers of three and of five bytes */
    BX_CHARSTRING_FIXED = 255,
    BX_CHARSTRING_FIRST_NUMBER = 32,
    BX_CHARSTRING_ONE = 65536, /* values are in 1/65536 */
};

/** Whether a charstring's byte starts a number; otherwise it is an operator. */
static inline bool bx_charstring_is_number(unsigned char first)
{
    return first >= BX_CHARSTRING_FIRST_NUMBER || first == BX_CHARSTRING_SHORTINT;
}

/** The bytes of the number that `code`, not empty, begins with; 0: it is cut off. */
static inline size_t bx_charstring_number_size(bx_cff_bytes code)
{
    unsigned char first = code.at[0];
    size_t size = first == BX_CHARSTRING_SHORTINT ? 3
                  : first == BX_CHARSTRING_FIXED  ? 5
                  : first >= 247                  ? 2
                                                  : 1;
    return size <= code.len ? size : 0;
}

/** An integer, of one to three bytes; `at` has all of them. */
static inline int bx_charstring_integer(const unsigned char *at)
{
    if (at[0] == BX_CHARSTRING_SHORTINT) return (int16_t)bx_cff_number(at + 1, 2);
    if (at[0] < 247) return at[0] - 139;
    if (at[0] < 251) return (at[0] - 247) * 256 + at[1] + 108;
    return -(at[0] - 251) * 256 - at[1] - 108;
}

/** Any number, in 1/65536; `at` has all of its bytes. */
static inline int64_t bx_charstring_number_value(const unsigned char *at)
{
    if (at[0] == BX_CHARSTRING_FIXED) return (int32_t)(uint32_t)bx_cff_number(at + 1, 4);
    return (int64_t)bx_charstring_integer(at) * BX_CHARSTRING_ONE;
}

/** Appends a number of 1/65536 in its shortest form. @param value  of 32 bits */
void bx_charstring_add_number(bx_buf *out, int64_t value);

#endif
