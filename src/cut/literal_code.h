/*
 * literal_code.h - a Huffman code for bytes, for a block of deflate without matches
 *
 * RFC 1951, 3.2.7: the code stands in the block's header. No code is longer than 12 bits, so
 * that four fit behind what is left of a byte in 64.
 */
#ifndef BX_CUT_LITERAL_CODE_H
#define BX_CUT_LITERAL_CODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "cut/bits.h"

enum {
    BX_LITERAL_END = 256, /* of a block */
    BX_LITERALS = 257,
    BX_LITERAL_LONGEST = 12,
    BX_LITERAL_HEADER_ROOM = 512 /* bytes above what a block's header takes */
};

typedef struct bx_literal_code {
    uint8_t lengths[BX_LITERALS]; /* 0: does not occur */
    struct {
        uint16_t bits, len; /* first bit lowest */
    } codes[BX_LITERALS];
} bx_literal_code;

/** Adds to the weights how often each byte occurs. */
void bx_literal_count(bx_str bytes, uint32_t weights[BX_LITERALS]);

/** @param weights  two at least are not 0, that of BX_LITERAL_END among them; sum below 2^22 */
void bx_literal_code_make(const uint32_t weights[BX_LITERALS], bx_literal_code *code);

/** The header of a block that has this code. */
void bx_literal_code_put(const bx_literal_code *code, bool is_last, bx_bits *out);

/** The bytes, each by its code; all of them have one. */
void bx_literal_put(bx_bits *out, const bx_literal_code *code, bx_str bytes);

#endif
