/* A zlib stream of literals alone: every inflate gives the bytes back, and the code is Huffman's. */
#include <string.h>

#include <libdeflate.h>

#include "cut/huffman.h"
#include "cut/literal_deflate.h"
#include "cut/literal_stream.h"
#include "support/suite.h"

enum { MOST = 300000 };

static size_t goes_through(const unsigned char *bytes, size_t len)
{
    static unsigned char back[MOST];
    bx_buf out = {0};
    bx_literal_deflate((bx_str){(const char *)bytes, len}, &out);
    ck_assert(!out.failed);
    struct libdeflate_decompressor *unpack = libdeflate_alloc_decompressor();
    size_t got = 0, used = 0;
    ck_assert_int_eq(
        libdeflate_zlib_decompress_ex(unpack, out.ptr, out.len, back, sizeof back, &used, &got),
        LIBDEFLATE_SUCCESS);
    ck_assert_uint_eq(used, out.len);
    ck_assert_uint_eq(got, len);
    ck_assert(len == 0 || memcmp(back, bytes, len) == 0);
    libdeflate_free_decompressor(unpack);
    size_t packed = out.len;
    bx_buf_release(&out);
    return packed;
}

/* Pieces wherever the bits before them end, and bytes between them. */
START_TEST(pieces_go_anywhere)
{
    static unsigned char text[MOST], back[MOST], packed[2 * MOST];
    static uint8_t room[40][512];
    bx_literal_code code;
    bx_literal_piece pieces[40];
    uint32_t weights[BX_LITERALS] = {[BX_LITERAL_END] = 1};
    for (int i = 0; i < 256; i++)
        weights[i] = (uint32_t)(1 + i * i * i / 100);
    bx_literal_code_make(weights, &code);
    for (int i = 0; i < 40; i++) {
        unsigned char bytes[200];
        for (int k = 0; k < i * 5; k++)
            bytes[k] = (unsigned char)(i * 31 + k * k);
        bx_str piece = {(const char *)bytes, (size_t)i * 5};
        ck_assert_uint_le(bx_literal_piece_room(piece.len), sizeof room[i]);
        pieces[i] = bx_literal_piece_make(&code, piece, room[i]);
        ck_assert_uint_le(bx_literal_piece_bytes(&pieces[i]), bx_literal_piece_room(piece.len));
        memset(room[i] + bx_literal_piece_bytes(&pieces[i]), 0xFF,
               sizeof room[i] - bx_literal_piece_bytes(&pieces[i]));
    }
    bx_literal_stream stream;
    size_t len = 0;
    bx_literal_stream_begin(&stream, (char *)packed);
    bx_literal_stream_open(&stream, &code, true);
    for (int i = 0; i < 40 * 40; i++) {
        int number = i * 7 % 40;
        bx_str between = {"between", (size_t)(i % 8)};
        bx_literal_stream_add_piece(&stream, &pieces[number]);
        for (int k = 0; k < number * 5; k++)
            text[len++] = (unsigned char)(number * 31 + k * k);
        bx_literal_stream_add(&stream, &code, between);
        memcpy(text + len, between.ptr, between.len);
        len += between.len;
    }
    bx_literal_stream_close(&stream, &code);
    size_t packed_len = (size_t)(bx_literal_stream_end(&stream) - (char *)packed), got = 0;
    struct libdeflate_decompressor *unpack = libdeflate_alloc_decompressor();
    /* the sum at its end is judged, too */
    ck_assert_int_eq(
        libdeflate_zlib_decompress(unpack, packed, packed_len, back, sizeof back, &got),
        LIBDEFLATE_SUCCESS);
    ck_assert_uint_eq(got, len);
    ck_assert(memcmp(back, text, len) == 0);
    libdeflate_free_decompressor(unpack);
}
END_TEST

static uint32_t next_random(uint32_t *state)
{
    return *state = *state * 1664525u + 1013904223u;
}

START_TEST(short_texts)
{
    const unsigned char text[] = "aaaaab";
    for (size_t len = 0; len < sizeof text; len++)
        goes_through(text, len);
    for (int byte = 0; byte < 256; byte++) {
        unsigned char one = (unsigned char)byte;
        goes_through(&one, 1);
    }
}
END_TEST

/* Around the ends of the blocks, and bytes that no code makes shorter. */
START_TEST(long_texts)
{
    static unsigned char noise[MOST];
    uint32_t state = 1;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (unsigned char)(next_random(&state) >> 24);
    const size_t lens[] = {65535, 65536, 65537, 131072, 131073, 299999};
    for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
        size_t packed = goes_through(noise, lens[i]);
        ck_assert_uint_le(packed, lens[i] + lens[i] / 100 + 300);
    }
}
END_TEST

START_TEST(one_byte_repeated_takes_a_bit_each)
{
    static unsigned char same[80000];
    memset(same, 'x', sizeof same);
    ck_assert_uint_lt(goes_through(same, sizeof same), sizeof same / 8 + 200);
}
END_TEST

/* Weights as Fibonacci's numbers make Huffman's longest codes: they have to be shortened. */
START_TEST(codes_have_a_longest_length)
{
    static unsigned char text[MOST];
    size_t len = 0;
    for (size_t a = 1, b = 1, next, byte = 0; len + a < sizeof text; byte++) {
        memset(text + len, (int)byte, a);
        len += a;
        next = a + b;
        a = b;
        b = next;
    }
    goes_through(text, len);
}
END_TEST

static int kraft_of(const uint8_t *lengths, int count, int longest)
{
    int sum = 0;
    for (int i = 0; i < count; i++)
        if (lengths[i] > 0) sum += 1 << (longest - lengths[i]);
    return sum;
}

START_TEST(lengths_are_huffmans)
{
    const uint32_t weights[] = {5, 0, 2, 1, 1, 9};
    const uint8_t wanted[] = {2, 0, 3, 4, 4, 1};
    uint8_t lengths[6];
    bx_huffman_lengths(weights, 6, 15, lengths);
    ck_assert_mem_eq(lengths, wanted, sizeof wanted);
    bx_huffman_lengths(weights, 6, 3, lengths);
    for (int i = 0; i < 6; i++)
        ck_assert_int_le(lengths[i], 3);
    ck_assert_int_eq(kraft_of(lengths, 6, 3), 8);
}
END_TEST

/* Whatever the weights, the code is complete: 0 and 1 lead on from every place. */
START_TEST(codes_are_complete)
{
    uint32_t state = 7, weights[257];
    uint8_t lengths[257];
    for (int round = 0; round < 300; round++) {
        for (int i = 0; i < 257; i++)
            weights[i] = next_random(&state) >> (12 + next_random(&state) % 20);
        weights[3] = weights[256] = 1;
        uint64_t sum = 0;
        for (int i = 0; i < 257; i++)
            sum += weights[i] = weights[i] > 16000 ? 16000 : weights[i];
        ck_assert_uint_lt(sum, 1u << 22);
        bx_huffman_lengths(weights, 257, 12, lengths);
        ck_assert_int_eq(kraft_of(lengths, 257, 12), 1 << 12);
        for (int i = 0; i < 257; i++)
            ck_assert_int_eq(lengths[i] > 0, weights[i] > 0);
    }
}
END_TEST

/* The example of RFC 1951, 3.2.2. */
START_TEST(codes_are_those_of_deflate)
{
    const uint8_t lengths[] = {3, 3, 3, 3, 3, 2, 4, 4};
    const uint16_t wanted[] = {2, 6, 1, 5, 3, 0, 7, 15}; /* first bit lowest */
    uint16_t codes[8];
    bx_huffman_codes(lengths, 8, codes);
    ck_assert_mem_eq(codes, wanted, sizeof wanted);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {short_texts,
                            long_texts,
                            one_byte_repeated_takes_a_bit_each,
                            codes_have_a_longest_length,
                            lengths_are_huffmans,
                            codes_are_complete,
                            codes_are_those_of_deflate,
                            pieces_go_anywhere};
    return bx_suite_run("cut/literal_deflate", tests, BX_COUNT(tests));
}
