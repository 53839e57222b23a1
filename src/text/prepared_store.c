/*
 * A table of lists by the words' hash. A copy has the sizes of its source, so that copying is
 * a handful of memcpy; the items' spans are found again by their number.
 */
#include "text/prepared_store.h"

#include <stdlib.h>
#include <string.h>

#include "base/fnv.h"
#include "base/seen.h"

#include "base/ban.h"

enum {
    LISTS = 1024,
    LONGEST = 1024,       /* bytes of a text: what is longer is a report's own */
    WINDOW = 4096,        /* texts that were seen before */
    MOST_STORE = 64 << 20 /* bytes, far above what is kept */
};

typedef struct kept kept;
struct kept {
    uint64_t hash;
    bx_line_rules rules; /* without names */
    bx_prepared p;
    kept *next;
};

struct bx_prepared_store {
    bx_arena *arena;
    size_t most;
    kept *lists[LISTS];
    bx_seen seen;       /* what was offered */
    int found, refused; /* in this window: texts that were kept, that there was no room for */
};

bx_prepared_store *bx_prepared_store_new(size_t most)
{
    bx_prepared_store *store = calloc(1, sizeof *store);
    if (!store) return NULL;
    store->most = most;
    store->arena = bx_arena_new(MOST_STORE);
    if (store->arena) return store;
    free(store);
    return NULL;
}

void bx_prepared_store_free(bx_prepared_store *store)
{
    if (!store) return;
    bx_arena_free(store->arena);
    free(store);
}

/* A word at a time, where FNV takes a byte. */
static uint64_t add_hash(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static uint64_t hash_of(const bx_prepared *p)
{
    uint64_t hash = bx_fnv(p->text.ptr, p->text.len);
    for (int i = 0; i < p->span_count; i++) {
        const bx_span *span = &p->spans[i];
        bx_str role = span->style.role->name; /* not its address: each run keeps the same */
        hash = add_hash(hash, bx_fnv(role.ptr, role.len));
        hash = add_hash(hash, (uint64_t)span->style.size << 32 ^ (uint64_t)span->style.em);
        hash = add_hash(hash, (uint64_t)span->end << 1 ^ p->vertical);
    }
    return hash;
}

/* Marks are the caller's: who asks has his own. */
static bool same_span(const bx_span *one, const bx_span *other)
{
    const bx_text_style *a = &one->style, *b = &other->style;
    return one->start == other->start && one->end == other->end && a->role == b->role &&
           a->size == b->size && a->em == b->em && a->rise == b->rise &&
           a->tracking == b->tracking && a->latin == b->latin && a->half_digits == b->half_digits;
}

static bool same_gap(bx_gap one, bx_gap other)
{
    return one.least == other.least && one.own == other.own && one.most == other.most;
}

/* But for the names. */
static bool same_rules(const bx_line_rules *one, const bx_line_rules *other)
{
    return one->prohibition == other->prohibition && one->school == other->school &&
           one->breaking == other->breaking && same_gap(one->digit_gap, other->digit_gap) &&
           same_gap(one->letter_gap, other->letter_gap) && one->hang == other->hang &&
           one->trim_indent == other->trim_indent;
}

static bool same_words(const kept *k, const bx_prepared *p)
{
    if (k->p.span_count != p->span_count || k->p.vertical != p->vertical) return false;
    if (!bx_str_equal(k->p.text, p->text) || !same_rules(&k->rules, p->rules)) return false;
    for (int i = 0; i < p->span_count; i++)
        if (!same_span(&k->p.spans[i], &p->spans[i])) return false;
    return true;
}

static bool has_name(const bx_prepared *p)
{
    for (int i = 0; i < p->rules->whole_count; i++) {
        bx_str name = p->rules->whole[i];
        if (name.len > 0 && name.len <= p->text.len && bx_str_find(p->text, name) < p->text.len)
            return true;
    }
    return false;
}

static void *copy(bx_arena *arena, const void *from, int count, size_t size)
{
    return bx_arena_copy(arena, from, (size_t)count * size);
}

/* The role's own, or one that was narrowed for a column and lies in the arena of its text. */
static const bx_face_use *copy_use(bx_arena *arena, const bx_text_item *item)
{
    const bx_font_role *role = item->span->style.role;
    for (int i = 0; i < role->count; i++)
        if (item->use == &role->uses[i]) return item->use;
    return copy(arena, item->use, 1, sizeof *item->use);
}

/* All that shaping made; `to` has its words. */
static bx_status copy_made(bx_arena *arena, const bx_prepared *from, bx_prepared *to)
{
    to->count = from->count;
    to->label = from->label;
    to->item_count = from->item_count;
    to->glyph_count = from->glyph_count;
    to->mixed = from->mixed;
    to->level = from->level;
    to->chinese = from->chinese;
    to->clusters = copy(arena, from->clusters, from->count, sizeof *from->clusters);
    to->items = copy(arena, from->items, from->item_count, sizeof *from->items);
    to->glyphs = copy(arena, from->glyphs, from->glyph_count, sizeof *from->glyphs);
    to->positions = copy(arena, from->positions, from->count + 1, sizeof *from->positions);
    if (!to->clusters || !to->items || !to->glyphs || !to->positions) return BX_ERR_MEMORY;
    for (int i = 0; i < to->item_count; i++) {
        to->items[i].span = &to->spans[from->items[i].span - from->spans];
        to->items[i].use = copy_use(arena, &from->items[i]);
        BX_TRY_NEW(to->items[i].use);
    }
    return BX_OK;
}

bx_status bx_prepared_store_find(bx_prepared_store *store, bx_arena *arena, bx_prepared *p,
                                 bx_text_key *key, bool *found)
{
    *found = false;
    *key = (bx_text_key){0};
    if (!store || p->text.len > LONGEST || has_name(p)) return BX_OK;
    *key = (bx_text_key){.may_be_kept = true, .hash = hash_of(p)};
    for (const kept *k = store->lists[key->hash % LISTS]; k; k = k->next) {
        if (k->hash != key->hash || !same_words(k, p)) continue;
        BX_TRY(copy_made(arena, &k->p, p));
        store->found++;
        *found = true;
        break;
    }
    return BX_OK;
}

static bool copy_words(bx_arena *arena, const bx_prepared *from, kept *to)
{
    to->rules = *from->rules;
    to->rules.whole = NULL;
    to->rules.whole_count = 0;
    to->p = (bx_prepared){.span_count = from->span_count, .vertical = from->vertical};
    to->p.text = bx_str_copy(arena, from->text);
    to->p.spans = copy(arena, from->spans, from->span_count, sizeof *from->spans);
    return to->p.text.ptr && to->p.spans;
}

static void forget(bx_prepared_store *store)
{
    bx_arena_reset(store->arena);
    memset(store->lists, 0, sizeof store->lists);
}

/*
 * What came first stays: the labels are among the first reports' texts, and what comes later
 * are figures. But when most is asked for in vain, as after another layout, all is learnt anew.
 */
static bool has_room(bx_prepared_store *store)
{
    bool full = bx_arena_used(store->arena) > store->most;
    if (full) store->refused++;
    if (store->found + store->refused < WINDOW) return !full;
    if (store->refused > store->found) forget(store);
    store->found = store->refused = 0;
    return !full;
}

void bx_prepared_store_keep(bx_prepared_store *store, const bx_text_key *key, const bx_prepared *p)
{
    if (!store || !key->may_be_kept) return;
    if (!bx_seen_before(&store->seen, key->hash) || !has_room(store)) return;
    kept *k = BX_NEW(store->arena, kept);
    if (!k || !copy_words(store->arena, p, k)) return;
    if (copy_made(store->arena, p, &k->p) != BX_OK) return;
    kept **list = &store->lists[key->hash % LISTS];
    k->hash = key->hash;
    k->next = *list;
    *list = k;
}
