/*
 * A list of chunks that double up to a megabyte; a request larger than a chunk gets one of its
 * own. Of the chunks after a rewind the largest is kept: a cell or a line winds back hundreds
 * of times. An arena that is reset begins the next job with one chunk as large as all that the
 * last one needed together: jobs of a kind then take the same places, and the heap neither
 * grows in pieces nor is asked for page by page. Beyond a limit nothing is kept: what was
 * needed once must not be held for the rest of a batch.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/ban.h"

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024, MOST_KEPT = 4 * LARGEST_CHUNK };

typedef struct chunk {
    struct chunk *before;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
} chunk;

struct bx_arena {
    chunk *top;
    chunk *spare; /* or NULL */
    size_t total, cap, next_size;
    size_t held, most_held; /* bytes of the chunks in use; since the last reset */
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

void bx_arena_reset(bx_arena *arena)
{
    size_t wanted = FIRST_CHUNK;
    bx_arena_rewind(arena, (bx_arena_mark){0});
    while (wanted < arena->most_held && wanted < MOST_KEPT)
        wanted *= 2;
    if (arena->spare && arena->spare->size < wanted) {
        free(arena->spare);
        arena->spare = NULL;
        arena->next_size = wanted;
    }
    arena->most_held = 0;
    arena->is_capped = false;
}

static void put_aside(bx_arena *arena, chunk *gone)
{
    size_t kept = arena->spare ? arena->spare->size : 0;
    if (gone->size <= kept || gone->size > MOST_KEPT) {
        free(gone);
        return;
    }
    free(arena->spare);
    arena->spare = gone;
}

static chunk *new_chunk(bx_arena *arena, size_t need)
{
    size_t size = need > arena->next_size ? need : arena->next_size;
    chunk *fresh = malloc(sizeof *fresh + size);
    if (!fresh) return NULL;
    fresh->size = size;
    if (arena->next_size < LARGEST_CHUNK) arena->next_size *= 2;
    return fresh;
}

static chunk *push_chunk(bx_arena *arena, size_t need)
{
    bool fits = arena->spare && arena->spare->size >= need;
    chunk *fresh = fits ? arena->spare : new_chunk(arena, need);
    if (!fresh) return NULL;
    if (fits) arena->spare = NULL;
    fresh->before = arena->top;
    fresh->used = 0;
    arena->top = fresh;
    arena->held += fresh->size;
    if (arena->held > arena->most_held) arena->most_held = arena->held;
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
        arena->held -= gone->size;
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
