/*
 * Entries lie in an arena that is emptied when it is full: a list, newest first, since there
 * are a few for each of a handful of faces, and what is asked for was mostly kept lately.
 */
#include "device/font_cache.h"

#include <string.h>

#include "base/arena.h"
#include "base/fnv.h"

#include "base/ban.h"

typedef struct kept kept;
struct kept {
    const bx_face *face;
    uint64_t hash; /* of the glyphs */
    const uint16_t *glyphs;
    int count;
    bx_packed_font font;
    kept *next;
};

enum { SEEN = 1024 };

struct bx_font_cache {
    uint64_t seen[SEEN]; /* hashes of what was offered, by their last digits */
    bx_arena *arena;
    size_t most;
    kept *first;
};

bx_font_cache *bx_font_cache_new(size_t most)
{
    bx_font_cache *cache = calloc(1, sizeof *cache);
    if (!cache) return NULL;
    cache->most = most;
    cache->arena = bx_arena_new(2 * most);
    if (cache->arena) return cache;
    free(cache);
    return NULL;
}

void bx_font_cache_free(bx_font_cache *cache)
{
    if (!cache) return;
    bx_arena_free(cache->arena);
    free(cache);
}

static uint64_t hash_of(const uint16_t *glyphs, int count)
{
    return bx_fnv(glyphs, (size_t)count * sizeof *glyphs);
}

bool bx_font_cache_lookup(bx_font_cache *cache, const bx_face *face, const uint16_t *glyphs,
                          int count, bx_packed_font *font)
{
    if (!cache) return false;
    uint64_t hash = hash_of(glyphs, count);
    for (kept **link = &cache->first; *link; link = &(*link)->next) {
        kept *k = *link;
        if (k->hash != hash || k->face != face || k->count != count ||
            memcmp(k->glyphs, glyphs, (size_t)count * sizeof *glyphs) != 0)
            continue;
        *link = k->next;
        k->next = cache->first;
        cache->first = k;
        *font = k->font;
        return true;
    }
    return false;
}

/* The body text of each report has glyphs of its own: keeping them would only push out the others. */
static bool was_seen(bx_font_cache *cache, uint64_t hash)
{
    uint64_t *slot = &cache->seen[hash % SEEN];
    bool seen = *slot == hash;
    *slot = hash;
    return seen;
}

static void drop_all(bx_font_cache *cache)
{
    bx_arena *fresh = bx_arena_new(2 * cache->most);
    if (!fresh) return;
    bx_arena_free(cache->arena);
    cache->arena = fresh;
    cache->first = NULL;
}

void bx_font_cache_keep(bx_font_cache *cache, const bx_face *face, const uint16_t *glyphs,
                        int count, const bx_packed_font *font)
{
    if (!cache || !was_seen(cache, hash_of(glyphs, count))) return;
    size_t list = (size_t)count * sizeof *glyphs;
    size_t need = list + font->program.len + font->map.len;
    if (need > cache->most) return;
    if (bx_arena_used(cache->arena) + need > cache->most) drop_all(cache);
    kept *k = BX_NEW(cache->arena, kept);
    uint16_t *copy = BX_NEW_ARRAY(cache->arena, uint16_t, count);
    bx_str program = bx_str_copy(cache->arena, font->program);
    bx_str map = bx_str_copy(cache->arena, font->map);
    if (!k || !copy || !program.ptr || !map.ptr) return;
    memcpy(copy, glyphs, list);
    *k = (kept){face, hash_of(glyphs, count), copy, count, {program, font->len, map}, cache->first};
    cache->first = k;
}
