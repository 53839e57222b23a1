/*
 * glyph_store.h - CFF fonts cut and packed, glyph by glyph
 *
 * In:  a face's CFF table and the form of a glyph that each code of a page shows. Out: the zlib stream of
 * the cut table (cff_cut.h), as a PDF embeds it. A face has one code for all of its glyphs,
 * from a sample of its charstrings (literal_code.h); a glyph's bits are kept, and the next
 * report puts them where it needs them: a tenth of what cutting and packing takes, for half a
 * percent more bytes. What is kept is what would be made: a file does not depend on it. Faces
 * must outlive the store. One for a process; not to be shared by threads.
 */
#ifndef BX_CUT_GLYPH_STORE_H
#define BX_CUT_GLYPH_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"
#include "cut/form.h"
#include "font/face.h"

typedef struct bx_glyph_store bx_glyph_store;

/** @param most  bytes to keep; a call that finds more drops all first. NULL when memory is out */
bx_glyph_store *bx_glyph_store_new(size_t most);
void bx_glyph_store_free(bx_glyph_store *store);

/**
 * Appends the zlib stream.
 * @param face     whose table it is; the store knows a face by its address
 * @param table    any bytes: nothing is believed
 * @param glyphs   by code, which is the index; the first is 0 (.notdef)
 * @param count    1 to 65535
 * @param scratch  taken from and given back
 * @return BX_OK; BX_ERR_LIBRARY, not reported, when the table is damaged, lacks a glyph or has one
 *         that is not read here, `out` is then as it was; BX_ERR_MEMORY
 */
bx_status bx_glyph_store_pack(bx_glyph_store *store, const bx_face *face, bx_str table,
                              const bx_form *glyphs, int count, bx_arena *scratch, bx_buf *out);

#endif
