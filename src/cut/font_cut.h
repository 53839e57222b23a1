/*
 * font_cut.h - a face cut to the glyphs that are drawn, and its metrics
 *
 * In:  a face and the form of a glyph that each code of a page shows. Out: the font program
 * that a PDF embeds: a bare CFF table whose CIDs are the codes (/CIDFontType0C), or a
 * TrueType file of the tables that readers look at, with a map from codes to glyphs.
 */
#ifndef BX_CUT_FONT_CUT_H
#define BX_CUT_FONT_CUT_H

#include "base/status.h"
#include "base/str.h"
#include "cut/form.h"
#include "cut/glyph_store.h"
#include "font/face.h"

/**
 * @param forms    by code, which is the index; the first is 0 (.notdef); each of a glyph of the face
 * @param count    1 to 65535
 * @param program  appended to
 * @param map      TrueType: a /CIDToGIDMap is appended; CFF: untouched
 * @return BX_OK; BX_ERR_LIBRARY, not reported, when HarfBuzz refuses; BX_ERR_MEMORY
 */
bx_status bx_font_cut(const bx_face *face, const bx_form *forms, int count, bx_buf *program,
                      bx_buf *map);

/**
 * A CFF face cut and packed, from glyphs that were packed before.
 * @param scratch  taken from and given back
 * @param packed   the zlib stream of the program is appended
 * @return BX_OK; BX_ERR_LIBRARY, not reported, for TrueType and for CFF that is not read here:
 *         bx_font_cut may still cut it; BX_ERR_MEMORY
 */
bx_status bx_font_pack(const bx_face *face, const bx_form *forms, int count, bx_glyph_store *store,
                       bx_arena *scratch, bx_buf *packed);

/** What a font descriptor tells of a face, in font units and degrees. */
typedef struct bx_font_metrics {
    int left, bottom, right, top; /* of all glyphs together */
    int capitals;                 /* height */
    int weight;                   /* 400 regular, 700 bold */
    int italic_angle;
} bx_font_metrics;

/** BX_OK; BX_ERR_MEMORY. What the face does not say has a usual value. */
bx_status bx_font_metrics_read(const bx_face *face, bx_font_metrics *metrics);

#endif
