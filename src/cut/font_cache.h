/*
 * font_cache.h - font programs that were cut and packed before
 *
 * The reports of a county have the same headings and the same tables: some of their faces
 * are cut to the same glyphs again and again. CFF is kept glyph by glyph (glyph_store.h); what
 * that does not read, TrueType above all, is kept as a whole when it is cut for the second time.
 * What is kept is what would be made, so a file's bytes do not depend on it. Faces are known by
 * their address: they must outlive the cache. One for a process; not to be shared by threads.
 */
#ifndef BX_CUT_FONT_CACHE_H
#define BX_CUT_FONT_CACHE_H

#include "base/status.h"
#include "base/str.h"
#include "cut/glyph_store.h"
#include "font/face.h"

typedef struct bx_font_cache bx_font_cache;

/**
 * @param most    bytes to keep of whole programs; when they are passed all is dropped
 * @param glyphs  bytes to keep of single glyphs (glyph_store.h)
 * @return NULL when memory is out
 */
bx_font_cache *bx_font_cache_new(size_t most, size_t glyphs);
void bx_font_cache_free(bx_font_cache *cache);

/** The cache's own. */
bx_glyph_store *bx_font_cache_glyphs(bx_font_cache *cache);

/** A font program as it goes into a file. */
typedef struct bx_packed_font {
    bx_str program; /* deflated */
    size_t len;     /* of the program before */
    bx_str map;     /* TrueType: /CIDToGIDMap, not deflated; CFF: empty */
} bx_packed_font;

/**
 * The program of a face that has these glyphs by code, or false. Lent until the next call of
 * bx_font_cache_keep. `cache` may be NULL.
 */
bool bx_font_cache_lookup(bx_font_cache *cache, const bx_face *face, const bx_form *glyphs,
                          int count, bx_packed_font *font);

/** Copies and keeps it, if it was offered before; what there is no memory for is not kept. `cache` may be NULL. */
void bx_font_cache_keep(bx_font_cache *cache, const bx_face *face, const bx_form *glyphs, int count,
                        const bx_packed_font *font);

#endif
