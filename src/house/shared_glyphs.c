#include "house/shared_glyphs.h"

#include <stdlib.h>

#include "base/vec.h"
#include "text/compatible.h"

#include "base/ban.h"

/* A character with its glyph, to be put in the order of glyphs. */
typedef struct entry {
    uint32_t glyph, rune;
} entry;

typedef BX_VEC(bx_shared_glyph) shared_list;

static int by_glyph(const void *a, const void *b)
{
    const entry *one = a, *other = b;
    if (one->glyph != other->glyph) return one->glyph < other->glyph ? -1 : 1;
    return one->rune < other->rune ? -1 : one->rune > other->rune;
}

static int by_rune(const void *a, const void *b)
{
    const bx_shared_glyph *one = a, *other = b;
    return one->runes[0] < other->runes[0] ? -1 : one->runes[0] > other->runes[0];
}

/* Whether any of them is another character than the first, and not all are hanzi. */
static bool is_told(const uint32_t *runes, int count)
{
    bool han = true, other = false;
    for (int i = 0; i < count; i++) {
        han = han && bx_rune_is_han(runes[i]);
        other = other || !bx_runes_compatible(runes[0], runes[i]);
    }
    return other && !han;
}

/* What the entries of one glyph have to tell. */
static bx_status add_glyph(bx_arena *arena, const entry *entries, int count, shared_list *shared)
{
    if (count < 2) return BX_OK;
    uint32_t *runes = BX_NEW_ARRAY(arena, uint32_t, count);
    BX_TRY_NEW(runes);
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (bx_rune_shows(entries[i].rune)) runes[kept++] = entries[i].rune;
    if (kept < 2 || !is_told(runes, kept)) return BX_OK;
    bx_shared_glyph *fresh = BX_VEC_PUSH(arena, shared);
    BX_TRY_NEW(fresh);
    *fresh = (bx_shared_glyph){runes, kept};
    return BX_OK;
}

bx_status bx_shared_glyphs_find(bx_arena *arena, const bx_face *face,
                                const bx_shared_glyph **shared, int *count)
{
    const uint32_t *runes;
    int rune_count;
    shared_list found = {0};
    BX_TRY(bx_face_runes(face, arena, &runes, &rune_count));
    entry *entries = BX_NEW_ARRAY(arena, entry, rune_count);
    BX_TRY_NEW(entries);
    for (int i = 0; i < rune_count; i++)
        entries[i] = (entry){bx_face_glyph(face, runes[i]), runes[i]};
    qsort(entries, (size_t)rune_count, sizeof *entries, by_glyph);
    for (int first = 0, end; first < rune_count; first = end) {
        for (end = first + 1; end < rune_count && entries[end].glyph == entries[first].glyph;)
            end++;
        BX_TRY(add_glyph(arena, entries + first, end - first, &found));
    }
    if (found.count > 1) qsort(found.items, (size_t)found.count, sizeof *found.items, by_rune);
    *shared = found.items;
    *count = found.count;
    return BX_OK;
}
