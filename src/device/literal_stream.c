#include "device/literal_stream.h"

#include <string.h>

#include <libdeflate.h>

#include "base/ban.h"

enum { WORD = 64, ADLER_BASE = 65521 };

void bx_literal_stream_begin(bx_literal_stream *stream, char *at)
{
    *stream = (bx_literal_stream){.bits.at = (uint8_t *)at, .sum = 1};
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

size_t bx_literal_piece_words(size_t size)
{
    return size / WORD + 2; /* eight bytes more than are meant: bits.h */
}

bx_literal_piece bx_literal_piece_make(const bx_literal_code *code, bx_str bytes, size_t size,
                                       uint64_t *words)
{
    bx_bits bits = {.at = (uint8_t *)words};
    bx_literal_put(&bits, code, bytes);
    bx_bits_close(&bits);
    memset(bits.at, 0, (size_t)((uint8_t *)(words + bx_literal_piece_words(size)) - bits.at));
    const uint8_t *stored = (const uint8_t *)words;
    for (size_t i = 0; i * WORD < size; i++, stored += 8) {
        uint64_t word = 0;
        for (int byte = 7; byte >= 0; byte--)
            word = word << 8 | stored[byte];
        words[i] = word;
    }
    return (bx_literal_piece){words, size, bytes.len, libdeflate_adler32(1, bytes.ptr, bytes.len)};
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
    size_t i = 0, left = piece->size;
    for (; left >= WORD; left -= WORD, i++) {
        uint64_t word = piece->words[i];
        bx_bits_store(own.at, own.held | word << own.count);
        own.held = word >> 1 >> (WORD - 1 - own.count);
        own.at += 8;
    }
    for (uint64_t word = piece->words[i]; left > 0; word >>= 32) {
        int count = left < 32 ? (int)left : 32;
        bx_bits_put(&own, word & UINT32_MAX, count);
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
