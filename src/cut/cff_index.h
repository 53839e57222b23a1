/*
 * cff_index.h - the INDEX of a CFF table: items between offsets
 *
 * Numbers in parentheses are sections of Adobe Technical Note 5176. Nothing in a table is
 * believed: what reaches beyond it is refused.
 */
#ifndef BX_CUT_CFF_INDEX_H
#define BX_CUT_CFF_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct bx_cff_bytes {
    const unsigned char *at;
    size_t len;
} bx_cff_bytes;

/** An INDEX (5): items between offsets that count from 1. All zero: an empty one. */
typedef struct bx_cff_index {
    bx_cff_bytes offsets, data;
    size_t count, offset_size;
    size_t end; /* of the INDEX, in the table */
} bx_cff_index;

/** A part of the bytes; false when it is not within them. */
bool bx_cff_slice(bx_cff_bytes from, int64_t start, int64_t len, bx_cff_bytes *part);

/** A big-endian number of `size` bytes. */
size_t bx_cff_number(const unsigned char *at, size_t size);

/** The INDEX at `start` of the table; false when it is damaged. */
bool bx_cff_index_read(bx_cff_bytes table, int64_t start, bx_cff_index *index);

/** The i-th item, from 0; false when there is none. */
bool bx_cff_index_item(const bx_cff_index *index, size_t i, bx_cff_bytes *item);

#endif
