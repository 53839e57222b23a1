#include "device/literal_deflate.h"

#include <string.h>

#include <libdeflate.h>

#include "device/huffman.h"

#include "base/ban.h"

/* Names of RFC 1951, 3.2.5 to 3.2.7. */
enum {
    BLOCK = 65536,
    END = 256, /* of a block */
    LITERALS = END + 1,
    DISTANCES = 2, /* none is used; a complete code of two is what the oldest readers know */
    LONGEST = 12,  /* four codes fit behind what is left of a byte in 64 bits */
    CODE_LENGTHS = 19,
    LONGEST_CODE_LENGTH = 7,
    REPEAT = 16,
    ZEROS_SHORT = 17,
    ZEROS_LONG = 18,
    HEADER_ROOM = 512 /* above what a block's header takes */
};

typedef struct code {
    uint16_t bits; /* first bit lowest */
    uint16_t len;
} code;

typedef struct bits {
    uint8_t *at;
    uint64_t held; /* not yet stored, first bit lowest */
    int count;
} bits;

/* The lengths of all codes with repetitions told as such: 3.2.7. */
typedef struct told {
    uint8_t symbols[LITERALS + DISTANCES], extra[LITERALS + DISTANCES];
    int count;
} told;

static inline void put(bits *out, unsigned value, int count)
{
    out->held |= (uint64_t)value << out->count;
    out->count += count;
}

/* Whole bytes go out; the buffer has room for eight more than are meant. */
static inline void flush(bits *out)
{
    out->at[0] = (uint8_t)out->held; /* written out, compilers make one store of them */
    out->at[1] = (uint8_t)(out->held >> 8);
    out->at[2] = (uint8_t)(out->held >> 16);
    out->at[3] = (uint8_t)(out->held >> 24);
    out->at[4] = (uint8_t)(out->held >> 32);
    out->at[5] = (uint8_t)(out->held >> 40);
    out->at[6] = (uint8_t)(out->held >> 48);
    out->at[7] = (uint8_t)(out->held >> 56);
    out->at += out->count / 8;
    out->held >>= out->count & ~7;
    out->count &= 7;
}

static void count_bytes(bx_str block, uint32_t weights[LITERALS])
{
    uint32_t odd[256] = {0}; /* so that runs of one byte do not wait for themselves */
    const unsigned char *bytes = (const unsigned char *)block.ptr;
    memset(weights, 0, LITERALS * sizeof *weights);
    for (size_t i = 0; i + 1 < block.len; i += 2) {
        weights[bytes[i]]++;
        odd[bytes[i + 1]]++;
    }
    if (block.len % 2 == 1) weights[bytes[block.len - 1]]++;
    for (int i = 0; i < 256; i++)
        weights[i] += odd[i];
    weights[END] = 1;
    if (block.len == 0) weights[0] = 1; /* a code has two symbols at least */
}

static int run_at(const uint8_t *lengths, int count, int from, int most)
{
    int len = 1;
    while (len < most && from + len < count && lengths[from + len] == lengths[from])
        len++;
    return len;
}

static void tell(told *t, int symbol, int extra)
{
    t->symbols[t->count] = (uint8_t)symbol;
    t->extra[t->count++] = (uint8_t)extra;
}

static void tell_lengths(const uint8_t *lengths, int count, told *t)
{
    t->count = 0;
    for (int i = 0, run; i < count; i += run) {
        bool zero = lengths[i] == 0, again = i > 0 && lengths[i] == lengths[i - 1];
        run = run_at(lengths, count, i, zero ? 138 : again ? 6 : 1);
        if (zero && run >= 11) tell(t, ZEROS_LONG, run - 11);
        else if (zero && run >= 3) tell(t, ZEROS_SHORT, run - 3);
        else if (again && run >= 3) tell(t, REPEAT, run - 3);
        else {
            run = 1;
            tell(t, lengths[i], 0);
        }
    }
}

static int extra_bits(int symbol)
{
    return symbol == REPEAT ? 2 : symbol == ZEROS_SHORT ? 3 : symbol == ZEROS_LONG ? 7 : 0;
}

/* A block's header with dynamic codes: 3.2.7. */
static void put_header(bits *out, const uint8_t literals[LITERALS], bool is_last)
{
    static const uint8_t order[CODE_LENGTHS] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                11, 4,  12, 3, 13, 2, 14, 1, 15};
    uint8_t all[LITERALS + DISTANCES], lengths[CODE_LENGTHS];
    uint32_t weights[CODE_LENGTHS] = {0};
    uint16_t codes[CODE_LENGTHS];
    told t;
    memcpy(all, literals, LITERALS);
    memset(all + LITERALS, 1, DISTANCES);
    tell_lengths(all, LITERALS + DISTANCES, &t);
    for (int i = 0; i < t.count; i++)
        weights[t.symbols[i]]++;
    bx_huffman_lengths(weights, CODE_LENGTHS, LONGEST_CODE_LENGTH, lengths);
    bx_huffman_codes(lengths, CODE_LENGTHS, codes);
    put(out, is_last ? 1 : 0, 1);
    put(out, 2, 2);
    put(out, LITERALS - 257, 5);
    put(out, DISTANCES - 1, 5);
    put(out, CODE_LENGTHS - 4, 4);
    flush(out);
    for (int i = 0; i < CODE_LENGTHS; i++) {
        put(out, lengths[order[i]], 3);
        flush(out);
    }
    for (int i = 0; i < t.count; i++) {
        put(out, codes[t.symbols[i]], lengths[t.symbols[i]]);
        put(out, t.extra[i], extra_bits(t.symbols[i]));
        flush(out);
    }
}

/* Two codes joined before they are put behind the others: the processor need not wait for each. */
static inline void put_pair(bits *out, code one, code other)
{
    out->held |= (one.bits | (uint64_t)other.bits << one.len) << out->count;
    out->count += one.len + other.len;
}

static void put_literals(bits *out, const code codes[LITERALS], bx_str block)
{
    const unsigned char *bytes = (const unsigned char *)block.ptr;
    bits own = *out; /* which a store of bytes cannot mean: it stays in registers */
    size_t i = 0;
    for (; i + 4 <= block.len; i += 4) {
        put_pair(&own, codes[bytes[i]], codes[bytes[i + 1]]);
        put_pair(&own, codes[bytes[i + 2]], codes[bytes[i + 3]]);
        flush(&own);
    }
    *out = own;
    for (; i < block.len; i++) {
        put(out, codes[bytes[i]].bits, codes[bytes[i]].len);
        flush(out);
    }
    put(out, codes[END].bits, codes[END].len);
    flush(out);
}

static void put_block(bits *out, bx_str block, bool is_last)
{
    uint32_t weights[LITERALS];
    uint8_t lengths[LITERALS];
    uint16_t numbers[LITERALS];
    code codes[LITERALS];
    count_bytes(block, weights);
    bx_huffman_lengths(weights, LITERALS, LONGEST, lengths);
    bx_huffman_codes(lengths, LITERALS, numbers);
    for (int i = 0; i < LITERALS; i++)
        codes[i] = (code){numbers[i], lengths[i]};
    put_header(out, lengths, is_last);
    put_literals(out, codes, block);
}

/* No code of a block is longer on the average than eight bits and what the end costs. */
static size_t room_for(size_t len)
{
    return len + len / 64 + (len / BLOCK + 1) * HEADER_ROOM;
}

static void put_blocks(bits *out, bx_str data)
{
    size_t from = 0;
    do {
        size_t len = data.len - from < BLOCK ? data.len - from : BLOCK;
        put_block(out, (bx_str){data.ptr + from, len}, from + len == data.len);
        from += len;
    } while (from < data.len);
    put(out, 0, -out->count & 7);
    flush(out);
}

void bx_literal_deflate(bx_str data, bx_buf *out)
{
    static const uint8_t header[2] = {0x78, 0x01}; /* RFC 1950, 2.2: window of 32 KB, fastest */
    uint32_t sum = libdeflate_adler32(1, data.ptr, data.len);
    bx_buf_add(out, header, sizeof header);
    char *at = bx_buf_reserve(out, room_for(data.len));
    if (!at) return;
    bits b = {.at = (uint8_t *)at};
    put_blocks(&b, data);
    bx_buf_take(out, (size_t)((char *)b.at - at));
    for (int shift = 24; shift >= 0; shift -= 8)
        bx_buf_add_byte(out, (char)(sum >> shift & 0xFF));
}
