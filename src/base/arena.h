/*
 * arena.h - memory that is given back all at once
 *
 * Three lifetimes, three arenas: house (fonts, layouts), job (one report),
 * scratch (inside a stage). Memory from an arena is zeroed, aligned for any
 * type and valid until the arena is freed or rewound past it. Nothing is freed
 * singly. An arena has a cap, so hostile input costs a message, not the machine.
 */
#ifndef BX_BASE_ARENA_H
#define BX_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct bx_arena bx_arena;

/** A place to rewind to; valid while everything taken before it is. */
typedef struct bx_arena_mark {
    void *chunk;
    size_t used, total;
} bx_arena_mark;

/** A new arena that will hand out at most `cap` bytes. NULL when memory is out. */
bx_arena *bx_arena_new(size_t cap);

/** Gives everything back. NULL is allowed. */
void bx_arena_free(bx_arena *arena);

/** `size` zeroed bytes, or NULL when memory is out or the cap would be passed. Size 0 gives a valid pointer. */
void *bx_arena_take(bx_arena *arena, size_t size);

/** As bx_arena_take for `count` elements; a product beyond size_t gives NULL. */
void *bx_arena_take_array(bx_arena *arena, size_t count, size_t size);

/** A copy of `len` bytes with a NUL behind them, or NULL. */
char *bx_arena_copy(bx_arena *arena, const char *bytes, size_t len);

bx_arena_mark bx_arena_mark_here(const bx_arena *arena);

/** Gives back everything taken since `mark`. */
void bx_arena_rewind(bx_arena *arena, bx_arena_mark mark);

/** Gives everything back, and forgets that a request was refused: as new, for the next job. */
void bx_arena_reset(bx_arena *arena);

/** True once a request was refused because of the cap, not because memory was out. */
bool bx_arena_is_capped(const bx_arena *arena);

/** Bytes handed out and not rewound. */
size_t bx_arena_used(const bx_arena *arena);

#define BX_NEW(arena, type) ((type *)bx_arena_take((arena), sizeof(type)))
#define BX_NEW_ARRAY(arena, type, count)                                                           \
    ((type *)bx_arena_take_array((arena), (size_t)(count), sizeof(type)))

#endif
