/*
 * bits.h - bits put one behind the other, as deflate stores them
 *
 * First bit lowest (RFC 1951, 3.1.1). What is put is held until it is flushed; between two
 * flushes at most 56 bits may be put. The bytes that it goes to have room for eight more
 * than are meant.
 */
#ifndef BX_CUT_BITS_H
#define BX_CUT_BITS_H

#include <stdint.h>

typedef struct bx_bits {
    uint8_t *at;   /* the next byte */
    uint64_t held; /* not yet stored */
    int count;     /* of the bits held; below 8 after a flush */
} bx_bits;

static inline void bx_bits_put(bx_bits *out, uint64_t value, int count)
{
    out->held |= value << out->count;
    out->count += count;
}

static inline void bx_bits_store(uint8_t *at, uint64_t word)
{
    at[0] = (uint8_t)word; /* written out, compilers make one store of them */
    at[1] = (uint8_t)(word >> 8);
    at[2] = (uint8_t)(word >> 16);
    at[3] = (uint8_t)(word >> 24);
    at[4] = (uint8_t)(word >> 32);
    at[5] = (uint8_t)(word >> 40);
    at[6] = (uint8_t)(word >> 48);
    at[7] = (uint8_t)(word >> 56);
}

static inline uint64_t bx_bits_load(const uint8_t *at)
{
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24 |
           (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 |
           (uint64_t)at[7] << 56;
}

/** Whole bytes go out. */
static inline void bx_bits_flush(bx_bits *out)
{
    bx_bits_store(out->at, out->held);
    out->at += out->count / 8;
    out->held >>= out->count & ~7;
    out->count &= 7;
}

/** All goes out, up to a whole byte. */
static inline void bx_bits_close(bx_bits *out)
{
    bx_bits_put(out, 0, -out->count & 7);
    bx_bits_flush(out);
}

#endif
