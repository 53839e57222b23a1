/*
 * pdf_font.h - the fonts of a PDF file
 *
 * In:  faces, the glyphs that are drawn and the text each stands for. Out: Type0
 * fonts (ISO 32000-1, 9.7) with Identity-H, cut to those glyphs, with widths and
 * ToUnicode. A code of two bytes stands for a glyph and its text; codes count from 1
 * in the order of the glyphs as far as they are known before (bx_pdf_fonts_sort), then of first use. Where one glyph stands for two texts (in Fandol 一 and ⼀
 * are one glyph) it has two codes, so that every reader tells them apart; a mark that is squeezed
 * has another than the whole one (cut/form.h).
 */
#ifndef BX_PDF_PDF_FONT_H
#define BX_PDF_PDF_FONT_H

#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"
#include "cut/font_cache.h"
#include "font/face.h"
#include "pdf/pdf_object.h"

typedef struct bx_pdf_fonts bx_pdf_fonts;

/**
 * @param arena  owns the fonts and what they note down
 * @param cache  borrowed; may be NULL
 * @param diag   may be NULL
 * @return NULL when memory is out
 */
bx_pdf_fonts *bx_pdf_fonts_new(bx_arena *arena, bx_font_cache *cache, bx_diag *diag);

/** Sets the number of the face's font, which is /F<number> in the resources: 0, 1 ... in the order of first use. */
bx_status bx_pdf_fonts_number(bx_pdf_fonts *fonts, const bx_face *face, int *number);

/** One form of a glyph standing for one text. */
typedef struct bx_pdf_glyph_use bx_pdf_glyph_use;
struct bx_pdf_glyph_use {
    bx_form form;           /* of a glyph of the face, not 0 */
    uint16_t code;          /* in the page */
    int width;              /* 1/1000 em, as /W says */
    int before;             /* 1/1000 em: what the outline was moved left by */
    bx_str text;            /* what ToUnicode says */
    bx_pdf_glyph_use *next; /* the glyph with another text or form */
};

/**
 * Notes that a form of a glyph is drawn and stands for `text` (not empty, well-formed).
 * @param use  lent while the arena lives; equal arguments give the same one
 * @return BX_OK; BX_ERR_LIMIT (BX0805) when the face has no codes left; BX_ERR_MEMORY
 */
bx_status bx_pdf_fonts_use(bx_pdf_fonts *fonts, int number, bx_form form, bx_str text,
                           const bx_pdf_glyph_use **use);

/**
 * Numbers what was noted so far by glyph and text, so that equal sets have equal programs. Only
 * while no code has been written.
 */
void bx_pdf_fonts_sort(bx_pdf_fonts *fonts);

/** SHA-256 of the directories of all faces that are drawn with, and of their em-boxes, in their order. */
bx_status bx_pdf_fonts_hash(const bx_pdf_fonts *fonts, bx_hash *hash);

/**
 * Cuts the faces, writes the font objects and appends "/F0 12 0 R/F1 ..." to `resources`.
 * @return BX_OK; BX_ERR_LIBRARY (BX0802) when HarfBuzz refuses; BX_ERR_MEMORY
 */
bx_status bx_pdf_fonts_write(bx_pdf_fonts *fonts, bx_objects *objects, bx_buf *resources);

#endif
