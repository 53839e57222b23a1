/*
 * literal_deflate.h - deflate without matches, for bytes that hardly repeat
 *
 * Charstrings of Chinese glyphs have next to no repeated strings: looking for them is
 * nine tenths of what deflate costs and saves 3 % of the bytes. Here each byte gets its
 * Huffman code and nothing else: a zlib stream (RFC 1950, 1951) that every inflate reads.
 */
#ifndef BX_CUT_LITERAL_DEFLATE_H
#define BX_CUT_LITERAL_DEFLATE_H

#include "base/str.h"

/** Appends the zlib stream of `data`. At most data.len * 1.01 + 300 bytes; out->failed tells. */
void bx_literal_deflate(bx_str data, bx_buf *out);

#endif
