/*
 * fnv.h - FNV-1a, 64 bits: a quick hash for tables and names
 *
 * Of no worth against somebody who wants two things to be alike: for that hash.h.
 */
#ifndef BX_BASE_FNV_H
#define BX_BASE_FNV_H

#include <stddef.h>
#include <stdint.h>

#define BX_FNV_START 14695981039346656037u

static inline uint64_t bx_fnv_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * 1099511628211u;
}

static inline uint64_t bx_fnv(const void *bytes, size_t len)
{
    uint64_t hash = BX_FNV_START;
    for (size_t i = 0; i < len; i++)
        hash = bx_fnv_byte(hash, ((const unsigned char *)bytes)[i]);
    return hash;
}

#endif
