/*
 * seen.h - what came before, roughly
 *
 * For caches that keep what comes a second time. Forgetful: of two things with one place the
 * later one is remembered. All zero is empty.
 */
#ifndef BX_BASE_SEEN_H
#define BX_BASE_SEEN_H

#include <stdbool.h>
#include <stdint.h>

enum { BX_SEEN_PLACES = 4096 };

typedef struct bx_seen {
    uint32_t marks[BX_SEEN_PLACES]; /* upper half of a hash, by its last digits; 0: none */
} bx_seen;

/** Whether a thing of this hash was asked about before. */
static inline bool bx_seen_before(bx_seen *seen, uint64_t hash)
{
    uint32_t *place = &seen->marks[hash % BX_SEEN_PLACES], mark = (uint32_t)(hash >> 32) | 1;
    bool before = *place == mark;
    *place = mark;
    return before;
}

#endif
