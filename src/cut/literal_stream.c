#include "cut/literal_stream.h"

#include <string.h>

#include <libdeflate.h>

#include "base/ban.h"

enum { WORD = 64, BEYOND = 8 /* bytes, so that whole words can be read */, ADLER_BASE = 65521 };

void bx_literal_stream_begin(bx_literal_stream *stream, char *at)
{
    *stream = (bx_literal_stream){.sum = 1};
    stream->bits.at = (uint8_t *)at;
    bx_bits_put(&stream->bits, 0x0178, 16); /* RFC 1950, 2.2: window of 32 KB, fastest */
    bx_bits_flush(&stream->bits);
}

void bx_literal_stream_open(bx_literal_stream *stream, const bx_literal_code *code, bool is_last)
{
    bx_literal_code_put(code, is_last, &stream->bits);
}

void bx_literal_stream_add(bx_literal_stream *stream, const bx_literal_code *code, bx_str bytes)
{
    bx_literal_put(&stream->bits, code, bytes);
    stream->sum = libdeflate_adler32(stream->sum, bytes.ptr, bytes.len);
}

size_t bx_literal_piece_room(size_t len)
{
    return len * BX_LITERAL_LONGEST / 8 + (size_t)2 * BEYOND;
}

bx_literal_piece bx_literal_piece_make(const bx_literal_code *code, bx_str bytes, uint8_t *room)
{
    bx_bits bits = {0};
    bits.at = room;
    bx_literal_put(&bits, code, bytes);
    size_t size = (size_t)(bits.at - room) * 8 + (size_t)bits.count;
    bx_bits_close(&bits);
    memset(bits.at, 0, BEYOND);
    return (bx_literal_piece){room, size, bytes.len, libdeflate_adler32(1, bytes.ptr, bytes.len)};
}

size_t bx_literal_piece_bytes(const bx_literal_piece *piece)
{
    return (piece->size + 7) / 8 + BEYOND;
}

/* Of two texts one behind the other, from the sums of each: RFC 1950, 8.2. */
static uint32_t join_sums(uint32_t one, uint32_t other, size_t other_len)
{
    uint64_t a = one & 0xFFFF, b = one >> 16;
    uint64_t low = a + (other & 0xFFFF) + ADLER_BASE - 1;
    uint64_t high = b + (other >> 16) + (a + ADLER_BASE - 1) * (other_len % ADLER_BASE);
    return (uint32_t)(high % ADLER_BASE << 16 | low % ADLER_BASE);
}

void bx_literal_stream_add_piece(bx_literal_stream *stream, const bx_literal_piece *piece)
{
    bx_bits own = stream->bits;
    const uint8_t *from = piece->bits;
    size_t left = piece->size;
    for (; left >= WORD; left -= WORD, from += WORD / 8) {
        uint64_t word = bx_bits_load(from);
        bx_bits_store(own.at, own.held | word << own.count);
        own.held = word >> 1 >> (WORD - 1 - own.count);
        own.at += WORD / 8;
    }
    for (uint64_t word = bx_bits_load(from); left > 0; word >>= WORD / 2) {
        int count = left < WORD / 2 ? (int)left : WORD / 2;
        bx_bits_put(&own, word & (((uint64_t)1 << count) - 1), count);
        bx_bits_flush(&own);
        left -= (size_t)count;
    }
    stream->bits = own;
    stream->sum = join_sums(stream->sum, piece->sum, piece->len);
}

void bx_literal_stream_close(bx_literal_stream *stream, const bx_literal_code *code)
{
    bx_bits_put(&stream->bits, code->codes[BX_LITERAL_END].bits, code->lengths[BX_LITERAL_END]);
    bx_bits_flush(&stream->bits);
}

char *bx_literal_stream_end(bx_literal_stream *stream)
{
    bx_bits_close(&stream->bits);
    for (int shift = 24; shift >= 0; shift -= 8)
        *stream->bits.at++ = (uint8_t)(stream->sum >> shift);
    return (char *)stream->bits.at;
}
