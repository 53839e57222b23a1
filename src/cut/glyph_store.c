#include "cut/glyph_store.h"

#include <stdlib.h>

#include "cut/cff_cut.h"
#include "cut/literal_stream.h"

#include "base/ban.h"

enum {
    PAGE_GLYPHS = 64,
    PAGES = 65536 / PAGE_GLYPHS,
    SAMPLE_GLYPHS = 64,
    SAMPLE_BYTES = 32768, /* of each: 2^21 together, where a code may have 2^22 */
    MOST_GLYPH = 65536,   /* bytes of a charstring, as in cff_charstring.c */
    MOST_STORE = 64 << 20 /* bytes: a face needs some 20 MB for all of its glyphs */
};

typedef struct stored_glyph stored_glyph;
struct stored_glyph {
    bx_form form;
    bx_literal_piece piece;
    unsigned char font; /* number in the table */
    stored_glyph *next; /* the glyph in another form */
};

typedef struct stored_face stored_face;
struct stored_face {
    const bx_face *face;
    bx_literal_code code;
    stored_glyph **pages[PAGES]; /* by glyph in two steps; NULL: nothing there */
    stored_face *next;
};

struct bx_glyph_store {
    bx_arena *arena;
    size_t most;
    stored_face *first;
    bx_buf bytes; /* of a glyph, before it is packed */
    bx_buf room;  /* for its piece, before its size is known */
};

bx_glyph_store *bx_glyph_store_new(size_t most)
{
    bx_glyph_store *store = calloc(1, sizeof *store);
    if (!store) return NULL;
    store->most = most;
    store->arena = bx_arena_new(MOST_STORE);
    if (store->arena) return store;
    free(store);
    return NULL;
}

void bx_glyph_store_free(bx_glyph_store *store)
{
    if (!store) return;
    bx_arena_free(store->arena);
    bx_buf_release(&store->bytes);
    bx_buf_release(&store->room);
    free(store);
}

/* Appends a glyph's charstring to the store's bytes, or leaves them as they were. */
static bool read_glyph(bx_glyph_store *store, const bx_cff_font *font, bx_form form,
                       unsigned char *number)
{
    size_t before = store->bytes.len;
    bool good = bx_cff_font_of(font, bx_form_glyph(form), number) &&
                bx_cff_font_charstring(font, form, *number, &store->bytes) &&
                store->bytes.len - before <= MOST_GLYPH;
    if (!good && !store->bytes.failed) store->bytes.len = before;
    return good;
}

/*
 * From the middle of the face, where the hanzi are; subroutines, which lie all over the file,
 * are not looked up for it. Every byte has a code. The sample depends on the face alone, so the
 * same report has the same bytes whatever was packed before it.
 */
static void sample_code(const bx_cff_font *font, bx_literal_code *code)
{
    uint32_t weights[BX_LITERALS];
    size_t middle = font->charstrings.count / 2;
    size_t from = middle > SAMPLE_GLYPHS / 2 ? middle - SAMPLE_GLYPHS / 2 : 0;
    for (int i = 0; i < BX_LITERALS; i++)
        weights[i] = 1;
    for (size_t i = 0; i < SAMPLE_GLYPHS; i++) {
        bx_cff_bytes item;
        if (!bx_cff_index_item(&font->charstrings, from + i, &item)) break;
        size_t len = item.len < SAMPLE_BYTES ? item.len : SAMPLE_BYTES;
        bx_literal_count((bx_str){(const char *)item.at, len}, weights);
    }
    bx_literal_code_make(weights, code);
}

static stored_face *find_face(bx_glyph_store *store, const bx_face *face, const bx_cff_font *font)
{
    for (stored_face *known = store->first; known; known = known->next)
        if (known->face == face) return known;
    stored_face *fresh = BX_NEW(store->arena, stored_face);
    if (!fresh) return NULL;
    fresh->face = face;
    sample_code(font, &fresh->code);
    fresh->next = store->first;
    store->first = fresh;
    return fresh;
}

static bx_status pack_glyph(bx_glyph_store *store, const bx_literal_code *code,
                            const bx_cff_font *font, bx_form form, stored_glyph **slot)
{
    unsigned char number;
    bx_buf_clear(&store->bytes);
    bool good = read_glyph(store, font, form, &number);
    if (store->bytes.failed) return BX_ERR_MEMORY;
    if (!good) return BX_ERR_LIBRARY;
    bx_str bytes = bx_buf_str(&store->bytes);
    bx_buf_clear(&store->room);
    char *room = bx_buf_reserve(&store->room, bx_literal_piece_room(bytes.len));
    BX_TRY_NEW(room);
    bx_literal_piece piece = bx_literal_piece_make(code, bytes, (uint8_t *)room);
    stored_glyph *fresh = BX_NEW(store->arena, stored_glyph);
    BX_TRY_NEW(fresh);
    piece.bits = (const uint8_t *)bx_arena_copy(store->arena, room, bx_literal_piece_bytes(&piece));
    BX_TRY_NEW(piece.bits);
    *fresh = (stored_glyph){form, piece, number, *slot};
    *slot = fresh;
    return BX_OK;
}

static bx_status find_glyph(bx_glyph_store *store, stored_face *face, const bx_cff_font *font,
                            bx_form form, const stored_glyph **found)
{
    uint16_t glyph = bx_form_glyph(form);
    stored_glyph ***page = &face->pages[glyph / PAGE_GLYPHS];
    if (!*page) *page = BX_NEW_ARRAY(store->arena, stored_glyph *, PAGE_GLYPHS);
    BX_TRY_NEW(*page);
    stored_glyph **slot = &(*page)[glyph % PAGE_GLYPHS];
    stored_glyph *known = *slot;
    while (known && known->form != form)
        known = known->next;
    if (!known) BX_TRY(pack_glyph(store, &face->code, font, form, slot));
    *found = known ? known : *slot;
    return BX_OK;
}

/* No byte's code is longer than BX_LITERAL_LONGEST bits. */
static size_t room_for(size_t raw, size_t bits)
{
    return raw * BX_LITERAL_LONGEST / 8 + bits / 8 + BX_LITERAL_HEADER_ROOM +
           BX_LITERAL_STREAM_ROOM;
}

static void write_stream(const bx_literal_code *code, bx_str head,
                         const stored_glyph *const *glyphs, int count, bx_str tail, bx_buf *out)
{
    bx_literal_stream stream;
    size_t bits = 0;
    for (int i = 0; i < count; i++)
        bits += glyphs[i]->piece.size;
    char *at = bx_buf_reserve(out, room_for(head.len + tail.len, bits));
    if (!at) return;
    bx_literal_stream_begin(&stream, at);
    bx_literal_stream_open(&stream, code, true);
    bx_literal_stream_add(&stream, code, head);
    for (int i = 0; i < count; i++)
        bx_literal_stream_add_piece(&stream, &glyphs[i]->piece);
    bx_literal_stream_add(&stream, code, tail);
    bx_literal_stream_close(&stream, code);
    bx_buf_take(out, (size_t)(bx_literal_stream_end(&stream) - at));
}

/* What stands around the charstrings, and all of it into the stream. */
static bx_status write_font(const bx_literal_code *code, const bx_cff_font *font,
                            const stored_glyph *const *glyphs, int count, bx_arena *scratch,
                            bx_buf *out)
{
    bx_buf head = {0}, tail = {0};
    bx_cff_glyph *told = BX_NEW_ARRAY(scratch, bx_cff_glyph, count);
    BX_TRY_NEW(told);
    for (int i = 0; i < count; i++)
        told[i] = (bx_cff_glyph){glyphs[i]->piece.len, glyphs[i]->font};
    bool good = bx_cff_frame(font, told, count, &head, &tail);
    bool failed = head.failed || tail.failed;
    if (good && !failed)
        write_stream(code, bx_buf_str(&head), glyphs, count, bx_buf_str(&tail), out);
    bx_buf_release(&head);
    bx_buf_release(&tail);
    if (failed || out->failed) return BX_ERR_MEMORY;
    return good ? BX_OK : BX_ERR_LIBRARY;
}

static bx_status pack(bx_glyph_store *store, const bx_face *of, const bx_cff_font *font,
                      const bx_form *forms, int count, bx_arena *scratch, bx_buf *out)
{
    const stored_glyph **glyphs = BX_NEW_ARRAY(scratch, const stored_glyph *, count);
    BX_TRY_NEW(glyphs);
    stored_face *face = find_face(store, of, font);
    BX_TRY_NEW(face);
    for (int i = 0; i < count; i++)
        BX_TRY(find_glyph(store, face, font, forms[i], &glyphs[i]));
    return write_font(&face->code, font, glyphs, count, scratch, out);
}

static void forget(bx_glyph_store *store)
{
    bx_arena_reset(store->arena);
    store->first = NULL;
}

bx_status bx_glyph_store_pack(bx_glyph_store *store, const bx_face *face, bx_str table,
                              const bx_form *glyphs, int count, bx_arena *scratch, bx_buf *out)
{
    bx_cff_font font;
    BX_ASSERT(count > 0 && count < 65536 && glyphs[0] == 0);
    if (!bx_cff_font_read(table, bx_face_units(face), &font)) return BX_ERR_LIBRARY;
    if (bx_arena_used(store->arena) > store->most) forget(store);
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    bx_status status = pack(store, face, &font, glyphs, count, scratch, out);
    /* Too large beside others may be small enough alone: the answer is the font's own. */
    if (bx_arena_is_capped(store->arena)) {
        forget(store);
        status = pack(store, face, &font, glyphs, count, scratch, out);
    }
    if (bx_arena_is_capped(store->arena)) {
        forget(store);
        status = BX_ERR_LIBRARY;
    }
    bx_arena_rewind(scratch, mark);
    return status;
}
