#include "cut/literal_code.h"

#include <string.h>

#include "cut/huffman.h"

#include "base/ban.h"

/* Names of RFC 1951, 3.2.5 to 3.2.7. */
enum {
    DISTANCES = 2, /* none is used; a complete code of two is what the oldest readers know */
    CODE_LENGTHS = 19,
    LONGEST_CODE_LENGTH = 7,
    REPEAT = 16,
    ZEROS_SHORT = 17,
    ZEROS_LONG = 18
};

/* The lengths of all codes with repetitions told as such: 3.2.7. */
typedef struct told {
    uint8_t symbols[BX_LITERALS + DISTANCES], extra[BX_LITERALS + DISTANCES];
    int count;
} told;

void bx_literal_count(bx_str bytes, uint32_t weights[BX_LITERALS])
{
    uint32_t odd[256] = {0}; /* so that runs of one byte do not wait for themselves */
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        weights[at[i]]++;
        odd[at[i + 1]]++;
    }
    if (bytes.len % 2 == 1) weights[at[bytes.len - 1]]++;
    for (int i = 0; i < 256; i++)
        weights[i] += odd[i];
}

void bx_literal_code_make(const uint32_t weights[BX_LITERALS], bx_literal_code *code)
{
    uint16_t bits[BX_LITERALS];
    bx_huffman_lengths(weights, BX_LITERALS, BX_LITERAL_LONGEST, code->lengths);
    bx_huffman_codes(code->lengths, BX_LITERALS, bits);
    for (int i = 0; i < BX_LITERALS; i++) {
        code->codes[i].bits = bits[i];
        code->codes[i].len = code->lengths[i];
    }
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

void bx_literal_code_put(const bx_literal_code *code, bool is_last, bx_bits *out)
{
    static const uint8_t order[CODE_LENGTHS] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                11, 4,  12, 3, 13, 2, 14, 1, 15};
    uint8_t all[BX_LITERALS + DISTANCES], lengths[CODE_LENGTHS];
    uint32_t weights[CODE_LENGTHS] = {0};
    uint16_t codes[CODE_LENGTHS];
    told t;
    memcpy(all, code->lengths, BX_LITERALS);
    memset(all + BX_LITERALS, 1, DISTANCES);
    tell_lengths(all, BX_LITERALS + DISTANCES, &t);
    for (int i = 0; i < t.count; i++)
        weights[t.symbols[i]]++;
    bx_huffman_lengths(weights, CODE_LENGTHS, LONGEST_CODE_LENGTH, lengths);
    bx_huffman_codes(lengths, CODE_LENGTHS, codes);
    bx_bits_put(out, is_last ? 1 : 0, 1);
    bx_bits_put(out, 2, 2);
    bx_bits_put(out, BX_LITERALS - 257, 5);
    bx_bits_put(out, DISTANCES - 1, 5);
    bx_bits_put(out, CODE_LENGTHS - 4, 4);
    bx_bits_flush(out);
    for (int i = 0; i < CODE_LENGTHS; i++) {
        bx_bits_put(out, lengths[order[i]], 3);
        bx_bits_flush(out);
    }
    for (int i = 0; i < t.count; i++) {
        bx_bits_put(out, codes[t.symbols[i]], lengths[t.symbols[i]]);
        bx_bits_put(out, t.extra[i], extra_bits(t.symbols[i]));
        bx_bits_flush(out);
    }
}

/* Two codes joined before they are put behind the others: the processor need not wait for each. */
static inline void put_pair(bx_bits *out, const bx_literal_code *code, unsigned char one,
                            unsigned char other)
{
    uint64_t second = code->codes[other].bits;
    bx_bits_put(out, code->codes[one].bits | second << code->codes[one].len,
                code->codes[one].len + code->codes[other].len);
}

void bx_literal_put(bx_bits *out, const bx_literal_code *code, bx_str bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    bx_bits own = *out; /* which a store of bytes cannot mean: it stays in registers */
    size_t i = 0;
    for (; i + 4 <= bytes.len; i += 4) {
        put_pair(&own, code, at[i], at[i + 1]);
        put_pair(&own, code, at[i + 2], at[i + 3]);
        bx_bits_flush(&own);
    }
    for (; i < bytes.len; i++) {
        bx_bits_put(&own, code->codes[at[i]].bits, code->codes[at[i]].len);
        bx_bits_flush(&own);
    }
    *out = own;
}
