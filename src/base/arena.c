/*
 * A list of chunks that double up to a megabyte; a request larger than a chunk
 * gets one of its own. Of the chunks after a rewind one is kept, the largest up to a megabyte:
 * a cell or a line winds back hundreds of times. The others are freed: a stage that needed
 * much once must not hold it for the rest of a batch.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/ban.h"

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

typedef struct chunk {
    struct chunk *before;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
} chunk;

struct bx_arena {
    chunk *top;
    chunk *spare; /* or NULL */
    size_t total, cap, next_size;
    bool is_capped;
};

bx_arena *bx_arena_new(size_t cap)
{
    bx_arena *arena = malloc(sizeof *arena);
    if (arena) *arena = (bx_arena){.cap = cap, .next_size = FIRST_CHUNK};
    return arena;
}

void bx_arena_free(bx_arena *arena)
{
    if (!arena) return;
    bx_arena_rewind(arena, (bx_arena_mark){0});
    free(arena->spare);
    free(arena);
}

static void put_aside(bx_arena *arena, chunk *gone)
{
    size_t kept = arena->spare ? arena->spare->size : 0;
    if (gone->size <= kept || gone->size > LARGEST_CHUNK) {
        free(gone);
        return;
    }
    free(arena->spare);
    arena->spare = gone;
}

static chunk *push_chunk(bx_arena *arena, size_t need)
{
    chunk *fresh = arena->spare;
    if (fresh && fresh->size >= need) {
        arena->spare = NULL;
    } else {
        size_t size = need > arena->next_size ? need : arena->next_size;
        fresh = malloc(sizeof *fresh + size);
        if (!fresh) return NULL;
        fresh->size = size;
        if (arena->next_size < LARGEST_CHUNK) arena->next_size *= 2;
    }
    fresh->before = arena->top;
    fresh->used = 0;
    arena->top = fresh;
    return fresh;
}

static void *take(bx_arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2) return NULL;
    size = size == 0 ? align : (size + align - 1) / align * align;
    if (size > arena->cap - arena->total) {
        arena->is_capped = true;
        return NULL;
    }
    chunk *top = arena->top;
    if (!top || top->size - top->used < size) top = push_chunk(arena, size);
    if (!top) return NULL;
    void *taken = top->bytes + top->used;
    top->used += size;
    arena->total += size;
    return taken;
}

void *bx_arena_take(bx_arena *arena, size_t size)
{
    void *taken = take(arena, size);
    return taken ? memset(taken, 0, size) : NULL;
}

void *bx_arena_take_array(bx_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) return NULL;
    return bx_arena_take(arena, count * size);
}

char *bx_arena_copy(bx_arena *arena, const char *bytes, size_t len)
{
    if (len == SIZE_MAX) return NULL;
    char *copy = take(arena, len + 1);
    if (!copy) return NULL;
    if (len > 0) memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

bx_arena_mark bx_arena_mark_here(const bx_arena *arena)
{
    return (bx_arena_mark){arena->top, arena->top ? arena->top->used : 0, arena->total};
}

void bx_arena_rewind(bx_arena *arena, bx_arena_mark mark)
{
    while (arena->top && arena->top != mark.chunk) {
        chunk *gone = arena->top;
        arena->top = gone->before;
        put_aside(arena, gone);
    }
    if (arena->top) arena->top->used = mark.used;
    arena->total = mark.total;
}

bool bx_arena_is_capped(const bx_arena *arena)
{
    return arena->is_capped;
}

size_t bx_arena_used(const bx_arena *arena)
{
    return arena->total;
}
