/*
 * Numbers are written seven bits a byte, the lowest first, those with a sign folded (-1 is 1,
 * 1 is 2); a glyph tells how it differs from the one before it, a run likewise. Pointers are
 * copied as they are: a pack never leaves the process.
 */
#include "compose/packed.h"

#include <string.h>

#include "base/ban.h"

/* The bytes follow it. */
struct bx_packed {
    int32_t left, top, right, bottom; /* bx_group_reach, from the corner */
    int32_t items, runs, glyphs;      /* counts */
};

/* Whoever gives an item, a run or a glyph another member has it packed, too, or it is lost. */
_Static_assert(sizeof(void *) != 8 ||
                   (sizeof(bx_item) == 88 && sizeof(bx_run) == 80 && sizeof(bx_glyph) == 40),
               "all members of items are packed");

/* Of an item's first byte. */
enum {
    KIND = 7,    /* the item's type; of a shape, the last of them, plus its bx_ink_shape */
    OWNED = 8,   /* its tag is the owner's */
    TAGGED = 16, /* its tag follows */
    SAID = 32,
    COLORED = 64
};

_Static_assert(BX_ITEM_SHAPE + BX_SHAPE_FALL <= KIND, "types and shapes are told in three bits");

/* Of a run's. */
enum {
    SAME_FACE = 1,
    SAME_SIZE = 2,
    NEXT_TEXT = 4,
    TURNED = 8,
    OTHER_EM = 16,
    OTHER_WIDTH = 32,
    STROKED = 64
};

/* Of a glyph's; the upper five bits are the cluster's length, or say that it follows. */
enum { NEXT = 1, LEVEL = 2, CUT = 4, LENGTH = 8, LONG = 31 };

/* Bytes at most. */
enum { NUMBER = 10, ITEM = 15 * NUMBER, GLYPH = 7 * NUMBER };

typedef struct writer {
    unsigned char *at;
    const bx_run *last; /* run before; NULL: none */
    bx_len em;          /* of its item */
    const bx_tag *owner;
    bx_packed head;
} writer;

static void put(writer *w, uint64_t n)
{
    for (; n >= 0x80; n >>= 7)
        *w->at++ = (unsigned char)(n | 0x80);
    *w->at++ = (unsigned char)n;
}

static void put_signed(writer *w, int64_t n)
{
    put(w, n < 0 ? ~((uint64_t)n << 1) : (uint64_t)n << 1);
}

static void put_pointer(writer *w, const void *pointer)
{
    memcpy(w->at, &pointer, sizeof pointer);
    w->at += sizeof pointer;
}

static void put_glyphs(writer *w, const bx_run *run)
{
    bx_len x = 0, y = 0;
    uint32_t next = 0;
    for (int i = 0; i < run->count; i++) {
        const bx_glyph *g = &run->glyphs[i];
        bool is_cut = g->cut_before != 0 || g->cut_after != 0;
        uint32_t len = g->len < LONG ? g->len : LONG;
        *w->at++ = (unsigned char)((g->at == next ? NEXT : 0) | (g->y == y ? LEVEL : 0) |
                                   (is_cut ? CUT : 0) | (len * LENGTH));
        put(w, g->id);
        if (g->at != next) put(w, g->at);
        if (len == LONG) put(w, g->len);
        put_signed(w, g->x - x);
        if (g->y != y) put_signed(w, g->y - y);
        if (is_cut) put_signed(w, g->cut_before);
        if (is_cut) put_signed(w, g->cut_after);
        x = g->x;
        y = g->y;
        next = g->at + g->len;
    }
}

static void put_run(writer *w, const bx_item *item)
{
    const bx_run *run = item->run, *last = w->last;
    bool same_face = last && last->face == run->face;
    bool same_size = last && last->size == run->size && w->em == item->box.h;
    bool next_text = last && last->text.ptr + last->text.len == run->text.ptr;
    bool other_em = item->box.h != run->size;
    *w->at++ =
        (unsigned char)((same_face ? SAME_FACE : 0) | (same_size ? SAME_SIZE : 0) |
                        (next_text ? NEXT_TEXT : 0) | (run->turned ? TURNED : 0) |
                        (other_em ? OTHER_EM : 0) | (item->box.w != run->width ? OTHER_WIDTH : 0) |
                        (run->stroke != 0 ? STROKED : 0));
    if (!same_face) put_pointer(w, run->face);
    if (!same_size) put_signed(w, run->size);
    if (!same_size && other_em) put_signed(w, item->box.h);
    if (!next_text) put_pointer(w, run->text.ptr);
    put(w, run->text.len);
    put_signed(w, run->width);
    if (item->box.w != run->width) put_signed(w, item->box.w);
    if (run->stroke != 0) put_signed(w, run->stroke);
    put(w, (uint64_t)run->count);
    put_glyphs(w, run);
    w->last = run;
    w->em = item->box.h;
    w->head.runs++;
    w->head.glyphs += run->count;
}

static int32_t bounded(bx_len n)
{
    return (int32_t)bx_len_max(bx_len_min(n, INT32_MAX), INT32_MIN);
}

static void reach(writer *w, bx_len left, bx_len top, bx_len right, bx_len bottom)
{
    bx_packed *p = &w->head;
    if (left < p->left) p->left = bounded(left);
    if (top < p->top) p->top = bounded(top);
    if (right > p->right) p->right = bounded(right);
    if (bottom > p->bottom) p->bottom = bounded(bottom);
}

/* No ink goes so far from a glyph's origin, a dash of three em (U+2E3B) neither. */
static void reach_run(writer *w, const bx_item *item)
{
    const bx_run *run = item->run;
    bx_len far = 4 * run->size;
    for (int i = 0; i < run->count; i++) {
        bx_len x = item->box.x + (run->turned ? run->glyphs[i].y : run->glyphs[i].x);
        bx_len y = item->box.y + (run->turned ? run->glyphs[i].x : -run->glyphs[i].y);
        reach(w, x - far, y - far, x + far, y + far);
    }
}

static bool has_image(const bx_item *item)
{
    return item->type == BX_ITEM_IMAGE || item->type == BX_ITEM_SLICE;
}

static void put_item(writer *w, const bx_item *item)
{
    bool is_owned = item->tag && item->tag == w->owner, is_tagged = item->tag && !is_owned;
    unsigned kind = (unsigned)item->type;
    if (item->type == BX_ITEM_SHAPE) kind += (unsigned)item->shape;
    *w->at++ = (unsigned char)(kind | (is_owned ? OWNED : 0) | (is_tagged ? TAGGED : 0) |
                               (item->said.len > 0 ? SAID : 0) | (item->rgb ? COLORED : 0));
    if (is_tagged) put_pointer(w, item->tag);
    if (item->said.len > 0) put_pointer(w, item->said.ptr);
    if (item->said.len > 0) put(w, item->said.len);
    if (item->rgb) put(w, item->rgb);
    put_signed(w, item->box.x);
    put_signed(w, item->box.y);
    if (item->type == BX_ITEM_RUN) {
        put_run(w, item);
        reach_run(w, item);
        return;
    }
    put_signed(w, item->box.w);
    put_signed(w, item->box.h);
    if (has_image(item)) put(w, (uint64_t)item->image);
    if (item->type == BX_ITEM_SLICE) put_signed(w, item->cut);
    reach(w, item->box.x, item->box.y, item->box.x + item->box.w, item->box.y + item->box.h);
}

bx_status bx_pack(bx_arena *arena, bx_buf *work, const bx_item *items, int count,
                  const bx_tag *owner, const bx_packed **packed)
{
    size_t most = sizeof(bx_packed);
    for (int i = 0; i < count; i++)
        most += ITEM + (items[i].type == BX_ITEM_RUN ? (size_t)items[i].run->count * GLYPH : 0);
    bx_buf_clear(work);
    unsigned char *room = (unsigned char *)bx_buf_reserve(work, most);
    BX_TRY_NEW(room);
    writer w = {.at = room + sizeof(bx_packed), .owner = owner};
    w.head = (bx_packed){.left = INT32_MAX,
                         .top = INT32_MAX,
                         .right = INT32_MIN,
                         .bottom = INT32_MIN,
                         .items = count};
    for (int i = 0; i < count; i++)
        put_item(&w, &items[i]);
    memcpy(room, &w.head, sizeof w.head);
    char *copy = bx_arena_copy(arena, (const char *)room, (size_t)(w.at - room));
    BX_TRY_NEW(copy);
    *packed = (const bx_packed *)(void *)copy;
    return BX_OK;
}

/* --- and back --- */

typedef struct reader {
    const unsigned char *at;
    const bx_group *group;
    bx_run *run;     /* the next to be filled */
    bx_glyph *glyph; /* likewise */
    bx_run last;
    bx_len em;
} reader;

static uint64_t get(reader *r)
{
    uint64_t n = *r->at & 0x7F;
    for (int shift = 7; *r->at++ & 0x80; shift += 7)
        n |= (uint64_t)(*r->at & 0x7F) << shift;
    return n;
}

static int64_t get_signed(reader *r)
{
    uint64_t n = get(r);
    return (int64_t)(n & 1 ? ~(n >> 1) : n >> 1);
}

static const void *get_pointer(reader *r)
{
    const void *pointer;
    memcpy(&pointer, r->at, sizeof pointer);
    r->at += sizeof pointer;
    return pointer;
}

static void get_glyphs(reader *r, bx_run *run)
{
    bx_len x = 0, y = 0;
    uint32_t next = 0;
    run->glyphs = r->glyph;
    for (int i = 0; i < run->count; i++) {
        bx_glyph *g = r->glyph++;
        unsigned flags = *r->at++;
        g->id = (uint32_t)get(r);
        g->at = flags & NEXT ? next : (uint32_t)get(r);
        g->len = flags / LENGTH;
        if (g->len == LONG) g->len = (uint32_t)get(r);
        g->x = x += get_signed(r);
        if (!(flags & LEVEL)) y += get_signed(r);
        g->y = y;
        if (flags & CUT) g->cut_before = (int32_t)get_signed(r);
        if (flags & CUT) g->cut_after = (int32_t)get_signed(r);
        next = g->at + g->len;
    }
}

static void get_run(reader *r, bx_item *item)
{
    bx_run *run = r->run++;
    const bx_run *last = &r->last;
    unsigned flags = *r->at++;
    run->face = flags & SAME_FACE ? last->face : get_pointer(r);
    run->size = flags & SAME_SIZE ? last->size : get_signed(r);
    if (!(flags & SAME_SIZE)) r->em = flags & OTHER_EM ? get_signed(r) : run->size;
    run->text.ptr = flags & NEXT_TEXT ? last->text.ptr + last->text.len : get_pointer(r);
    run->text.len = (size_t)get(r);
    run->turned = (flags & TURNED) != 0;
    run->width = get_signed(r);
    item->box.w = flags & OTHER_WIDTH ? get_signed(r) : run->width;
    if (flags & STROKED) run->stroke = get_signed(r);
    run->count = (int)get(r);
    get_glyphs(r, run);
    item->run = run;
    r->last = *run;
    item->box.h = r->em;
}

/* Words that no element has are those of pages: of a table's head once more, of its sums on a page. */
static bx_artifact artifact_of(const bx_group *group, const bx_item *item)
{
    bool is_plain = group->artifact == BX_ARTIFACT_PLAIN;
    bool is_again = group->is_copy || (!item->tag && item->type == BX_ITEM_RUN);
    return is_plain && is_again ? BX_ARTIFACT_REPEATED : group->artifact;
}

static void get_item(reader *r, bx_item *item)
{
    unsigned flags = *r->at++;
    unsigned kind = flags & KIND;
    item->type = kind < BX_ITEM_SHAPE ? (bx_item_type)kind : BX_ITEM_SHAPE;
    if (kind > BX_ITEM_SHAPE) item->shape = (bx_ink_shape)(kind - BX_ITEM_SHAPE);
    if (flags & OWNED) item->tag = r->group->tag;
    if (flags & TAGGED) item->tag = get_pointer(r);
    if (r->group->is_copy) item->tag = NULL;
    item->artifact = artifact_of(r->group, item);
    if (flags & SAID) item->said.ptr = get_pointer(r);
    if (flags & SAID) item->said.len = (size_t)get(r);
    if (flags & COLORED) item->rgb = (uint32_t)get(r);
    item->box.x = r->group->x + get_signed(r);
    item->box.y = r->group->y + get_signed(r);
    if (item->type == BX_ITEM_RUN) {
        get_run(r, item);
        return;
    }
    item->box.w = get_signed(r);
    item->box.h = get_signed(r);
    if (has_image(item)) item->image = (int)get(r);
    if (item->type == BX_ITEM_SLICE) item->cut = get_signed(r);
}

bx_status bx_unpack(bx_arena *arena, const bx_group *groups, int count, const bx_item **items,
                    int *item_count)
{
    size_t total = 0, runs = 0, glyphs = 0;
    for (int i = 0; i < count; i++) {
        total += (size_t)groups[i].packed->items;
        runs += (size_t)groups[i].packed->runs;
        glyphs += (size_t)groups[i].packed->glyphs;
    }
    bx_item *made = bx_arena_take_array(arena, total, sizeof *made);
    reader r = {.run = bx_arena_take_array(arena, runs, sizeof(bx_run)),
                .glyph = bx_arena_take_array(arena, glyphs, sizeof(bx_glyph))};
    if (!made || !r.run || !r.glyph) return BX_ERR_MEMORY;
    *items = made;
    *item_count = (int)total;
    for (int i = 0; i < count; i++) {
        r.group = &groups[i];
        r.at = (const unsigned char *)(groups[i].packed + 1);
        r.last = (bx_run){0};
        for (int k = 0; k < groups[i].packed->items; k++)
            get_item(&r, made++);
    }
    return BX_OK;
}

int bx_group_items(const bx_group *group)
{
    return group->packed->items;
}

bx_rect bx_group_reach(const bx_group *group)
{
    const bx_packed *p = group->packed;
    if (p->left > p->right) return (bx_rect){group->x, group->y, 0, 0};
    return (bx_rect){group->x + p->left, group->y + p->top, (bx_len)p->right - p->left,
                     (bx_len)p->bottom - p->top};
}
