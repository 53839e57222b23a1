/*
 * charstring_number.h - the numbers of a Type 2 charstring (Adobe Technical Note 5177, 3.2)
 */
#ifndef BX_CUT_CHARSTRING_NUMBER_H
#define BX_CUT_CHARSTRING_NUMBER_H

#include "base/str.h"
#include "cut/cff_index.h"

/** Whether a charstring's byte starts a number; otherwise it is an operator. */
bool bx_charstring_is_number(unsigned char first);

/** The bytes of the number that `code`, not empty, begins with; 0: it is cut off. */
size_t bx_charstring_number_size(bx_cff_bytes code);

/** Whether it is an integer, not a fraction. */
bool bx_charstring_is_integer(unsigned char first);

/** In 1/65536; `at` has all of its bytes. */
int64_t bx_charstring_number_value(const unsigned char *at);

/** Appends a number of 1/65536 in its shortest form. @param value  of 32 bits */
void bx_charstring_add_number(bx_buf *out, int64_t value);

#endif
