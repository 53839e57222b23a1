/*
 * huffman.h - prefix codes with a longest length
 *
 * Lengths are Huffman's, found in place from the sorted weights (Moffat and Katajainen,
 * WADS 1995). Where one would be too long the weights are halved, which brings them closer
 * together, and the code is a little longer than the best. Codes are those that RFC 1951,
 * 3.2.2 gives for the lengths.
 */
#ifndef BX_CUT_HUFFMAN_H
#define BX_CUT_HUFFMAN_H

#include <stdint.h>

enum { BX_HUFFMAN_SYMBOLS = 288, BX_HUFFMAN_LONGEST = 15 };

/**
 * The length of each symbol's code; 0: the symbol does not occur.
 * @param weights  how often each occurs; their sum below 2^22
 * @param count    of symbols, up to BX_HUFFMAN_SYMBOLS; of them at least two occur, and no
 *                 more than 2 to the power of `longest`
 * @param longest  1 to BX_HUFFMAN_LONGEST
 */
void bx_huffman_lengths(const uint32_t *weights, int count, int longest, uint8_t *lengths);

/** The codes for lengths that bx_huffman_lengths gave: first bit lowest, as deflate stores them. */
void bx_huffman_codes(const uint8_t *lengths, int count, uint16_t *codes);

#endif
