/*
 * Entries lie one behind the other in one block, which is emptied when it is full: it is as
 * large at the first report as at the last. A list, newest first, since there are a few for
 * each of a handful of faces, and what is asked for was mostly kept lately.
 */
#include "cut/font_cache.h"

#include <stdalign.h>
#include <string.h>

#include "base/fnv.h"
#include "base/seen.h"

#include "base/ban.h"

typedef struct kept kept;
struct kept {
    const bx_face *face;
    uint64_t hash; /* of the glyphs */
    const bx_form *glyphs;
    int count;
    bx_packed_font font;
    kept *next;
};

struct bx_font_cache {
    bx_seen seen; /* what was offered */
    char *block;
    size_t used, most;
    kept *first;
    bx_glyph_store *glyphs;
};

bx_font_cache *bx_font_cache_new(size_t most, size_t glyphs)
{
    bx_font_cache *cache = calloc(1, sizeof *cache);
    if (!cache) return NULL;
    cache->most = most;
    cache->block = malloc(most);
    cache->glyphs = bx_glyph_store_new(glyphs);
    if (cache->block && cache->glyphs) return cache;
    bx_font_cache_free(cache);
    return NULL;
}

void bx_font_cache_free(bx_font_cache *cache)
{
    if (!cache) return;
    bx_glyph_store_free(cache->glyphs);
    free(cache->block);
    free(cache);
}

bx_glyph_store *bx_font_cache_glyphs(bx_font_cache *cache)
{
    return cache->glyphs;
}

static uint64_t hash_of(const bx_form *glyphs, int count)
{
    return bx_fnv(glyphs, (size_t)count * sizeof *glyphs);
}

bool bx_font_cache_lookup(bx_font_cache *cache, const bx_face *face, const bx_form *glyphs,
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

/* The next `len` bytes of the block, which has them. */
static char *put(bx_font_cache *cache, const void *bytes, size_t len)
{
    char *place = cache->block + cache->used;
    if (len > 0) memcpy(place, bytes, len);
    cache->used += len;
    return place;
}

/*
 * The body text of each report has glyphs of its own: keeping them at the first time would only
 * push out the others. The bytes come behind the glyphs, so that these are aligned.
 */
void bx_font_cache_keep(bx_font_cache *cache, const bx_face *face, const bx_form *glyphs, int count,
                        const bx_packed_font *font)
{
    const size_t align = alignof(kept);
    if (!cache) return;
    uint64_t hash = hash_of(glyphs, count);
    if (!bx_seen_before(&cache->seen, hash)) return;
    size_t list = (size_t)count * sizeof *glyphs;
    size_t need = align + sizeof(kept) + list + font->program.len + font->map.len;
    if (need > cache->most) return;
    if (need > cache->most - cache->used) {
        cache->used = 0;
        cache->first = NULL;
    }
    cache->used = (cache->used + align - 1) / align * align;
    kept k = {.face = face, .hash = hash, .count = count, .next = cache->first};
    kept *place = (kept *)(void *)put(cache, &k, sizeof k);
    place->glyphs = (const bx_form *)(const void *)put(cache, glyphs, list);
    place->font.program.ptr = put(cache, font->program.ptr, font->program.len);
    place->font.program.len = font->program.len;
    place->font.map.ptr = put(cache, font->map.ptr, font->map.len);
    place->font.map.len = font->map.len;
    place->font.len = font->len;
    cache->first = place;
}
