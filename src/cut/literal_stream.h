/*
 * literal_stream.h - a zlib stream of literals, block by block, and of pieces packed before
 *
 * RFC 1950 and 1951. A piece is bytes in the bits of a code: it can stand in every block that
 * has this code, wherever the bits before it end, so a glyph's charstring is packed once and
 * not in every report.
 */
#ifndef BX_CUT_LITERAL_STREAM_H
#define BX_CUT_LITERAL_STREAM_H

#include "cut/literal_code.h"

typedef struct bx_literal_stream {
    bx_bits bits;
    uint32_t sum; /* Adler-32 of what went in */
} bx_literal_stream;

enum { BX_LITERAL_STREAM_ROOM = 16 }; /* bytes for begin and end, and what bits.h writes beyond */

/** @param at  room for all that will be written and BX_LITERAL_STREAM_ROOM */
void bx_literal_stream_begin(bx_literal_stream *stream, char *at);

/** Begins a block. */
void bx_literal_stream_open(bx_literal_stream *stream, const bx_literal_code *code, bool is_last);

/** Bytes into the open block, by its code. */
void bx_literal_stream_add(bx_literal_stream *stream, const bx_literal_code *code, bx_str bytes);

typedef struct bx_literal_piece {
    const uint8_t *bits; /* bx_literal_piece_bytes of them */
    size_t size;         /* in bits */
    size_t len;          /* of the bytes that it was */
    uint32_t sum;        /* Adler-32 of these */
} bx_literal_piece;

/** The most that a piece of `len` bytes takes. */
size_t bx_literal_piece_room(size_t len);

/** @param room  bx_literal_piece_room(bytes.len), the piece's from now on */
bx_literal_piece bx_literal_piece_make(const bx_literal_code *code, bx_str bytes, uint8_t *room);

/** How many bytes of the room have to be kept. */
size_t bx_literal_piece_bytes(const bx_literal_piece *piece);

/** A piece of the open block's code. */
void bx_literal_stream_add_piece(bx_literal_stream *stream, const bx_literal_piece *piece);

/** Ends the open block. */
void bx_literal_stream_close(bx_literal_stream *stream, const bx_literal_code *code);

/** Returns the end of what was written. */
char *bx_literal_stream_end(bx_literal_stream *stream);

#endif
