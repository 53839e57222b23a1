/*
 * vec.h - typed growing arrays in an arena
 *
 * A vector is any struct with the members `items`, `count` and `room`; declare
 * one with BX_VEC. Growing copies into fresh arena memory, the old items stay
 * behind until the arena goes: for arrays whose size is not known beforehand.
 */
#ifndef BX_BASE_VEC_H
#define BX_BASE_VEC_H

#include "base/arena.h"

#define BX_VEC(type)                                                                               \
    struct {                                                                                       \
        type *items;                                                                               \
        int count, room;                                                                           \
    }

/** A pointer to a zeroed item at the end, or NULL when memory is out. */
#define BX_VEC_PUSH(arena, vec)                                                                    \
    ((vec)->count < (vec)->room || bx_vec_grow((arena), (void **)&(vec)->items,                    \
                                               sizeof *(vec)->items, (vec)->count, &(vec)->room)   \
         ? &(vec)->items[(vec)->count++]                                                           \
         : NULL)

/** Room for `more` items, and for no more: true, or false when memory is out. For a vector that will be as long. */
#define BX_VEC_RESERVE(arena, vec, more)                                                           \
    ((vec)->room - (vec)->count >= (more) ||                                                       \
     bx_vec_reserve((arena), (void **)&(vec)->items, sizeof *(vec)->items, (vec)->count, (more),   \
                    &(vec)->room))

bool bx_vec_reserve(bx_arena *arena, void **items, size_t size, int count, int more, int *room);

/** Doubles the room behind `*items`. False when memory is out; nothing changed then. */
bool bx_vec_grow(bx_arena *arena, void **items, size_t size, int count, int *room);

#endif
