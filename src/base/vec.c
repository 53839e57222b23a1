#include "base/vec.h"

#include <limits.h>
#include <string.h>

#include "base/ban.h"

static bool widen(bx_arena *arena, void **items, size_t size, int count, int wider, int *room)
{
    void *grown = bx_arena_take_array(arena, (size_t)wider, size);
    if (!grown) return false;
    if (count > 0) memcpy(grown, *items, (size_t)count * size);
    *items = grown;
    *room = wider;
    return true;
}

bool bx_vec_reserve(bx_arena *arena, void **items, size_t size, int count, int more, int *room)
{
    if (more > INT_MAX - count) return false;
    return widen(arena, items, size, count, count + more, room);
}

bool bx_vec_grow(bx_arena *arena, void **items, size_t size, int count, int *room)
{
    if (*room > INT_MAX / 2) return false;
    return widen(arena, items, size, count, *room ? *room * 2 : 8, room);
}
