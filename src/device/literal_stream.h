/*
 * literal_stream.h - a zlib stream of literals, block by block, and of pieces packed before
 *
 * RFC 1950 and 1951. A piece is bytes in the bits of a code: it can stand in every block that
 * has this code, wherever the bits before it end, so a glyph's charstring is packed once and
 * not in every report.
 */
#ifndef BX_DEVICE_LITERAL_STREAM_H
#define BX_DEVICE_LITERAL_STREAM_H

#include "device/literal_code.h"

typedef struct bx_literal_stream {
    bx_bits bits;
    uint32_t sum; /* Adler-32 of what went in */
} bx_literal_stream;

enum { BX_LITERAL_STREAM_ROOM = 16 }; /* bytes above what begin and end take */

/** @param at  room for all that will be written and BX_LITERAL_STREAM_ROOM */
void bx_literal_stream_begin(bx_literal_stream *stream, char *at);

/** Begins a block. */
void bx_literal_stream_open(bx_literal_stream *stream, const bx_literal_code *code, bool is_last);

/** Bytes into the open block, by its code. */
void bx_literal_stream_add(bx_literal_stream *stream, const bx_literal_code *code, bx_str bytes);

typedef struct bx_literal_piece {
    const uint64_t *words; /* the bits, first bit lowest; the last word is filled up with zeros */
    size_t size;           /* in bits */
    size_t len;            /* of the bytes that it was */
    uint32_t sum;          /* Adler-32 of these */
} bx_literal_piece;

/** Words that the bytes take by a code of `size` bits, and what is written beyond them. */
size_t bx_literal_piece_words(size_t size);

/** @param words  bx_literal_piece_words(size) of them, the piece's from now on */
bx_literal_piece bx_literal_piece_make(const bx_literal_code *code, bx_str bytes, size_t size,
                                       uint64_t *words);

/** A piece of the open block's code. */
void bx_literal_stream_add_piece(bx_literal_stream *stream, const bx_literal_piece *piece);

/** Ends the open block. */
void bx_literal_stream_close(bx_literal_stream *stream, const bx_literal_code *code);

/** Returns the end of what was written. */
char *bx_literal_stream_end(bx_literal_stream *stream);

#endif
