/*
 * pdf_font.h - the fonts of a PDF file
 *
 * In:  faces, the glyphs that are drawn and the text each stands for. Out: Type0
 * fonts (ISO 32000-1, 9.7), cut by HarfBuzz to those glyphs, with widths and
 * ToUnicode. A code of two bytes stands for a glyph and its text:
 *
 *   CID-keyed CFF     the original CID, which the cut keeps; known at once
 *   other faces       the glyph's number in the cut font; known after the cut
 *   either            where a glyph stands for a second text (in Fandol 一 and ⼀
 *                     are one glyph), a spare code, also known after the cut; such
 *                     a font has a CMap of its own, the others Identity-H
 */
#ifndef BX_DEVICE_PDF_FONT_H
#define BX_DEVICE_PDF_FONT_H

#include "base/diag.h"
#include "base/str.h"
#include "device/pdf_object.h"
#include "text/face.h"

typedef struct bx_fonts bx_fonts;

/**
 * @param arena  owns what the fonts note down and outlives them
 * @param diag   for BX0802: HarfBuzz or FreeType refuses a face; may be NULL
 * @return NULL when memory is out
 */
bx_fonts *bx_fonts_new(bx_arena *arena, bx_diag *diag);
void bx_fonts_free(bx_fonts *fonts);

/** Sets the number of the face's font, which is /F<number> in the resources: 0, 1 ... in the order of first use. */
bx_status bx_fonts_number(bx_fonts *fonts, const bx_face *face, int *number);

/** One glyph standing for one text. */
typedef struct bx_glyph_use bx_glyph_use;
struct bx_glyph_use {
    uint32_t glyph;      /* of the face, 1 to 65535 */
    uint32_t code;       /* of the page; not yet known while `waits` */
    bool waits;          /* until bx_fonts_cut */
    int width;           /* 1/1000 em, as /W says */
    bx_str text;         /* what ToUnicode says */
    bx_glyph_use *first; /* the glyph's first use: this one, or the one whose CID it shares */
    bx_glyph_use *next;  /* the glyph with another text */
};

/**
 * Notes that a glyph is drawn and stands for `text` (not empty, well-formed).
 * @param use  lent while the arena lives; equal arguments give the same one
 */
bx_status bx_fonts_use(bx_fonts *fonts, int number, uint32_t glyph, bx_str text,
                       const bx_glyph_use **use);

/** Cuts all fonts and fixes the codes. */
bx_status bx_fonts_cut(bx_fonts *fonts);

/** After the cut: writes the font objects and appends "/F0 12 0 R/F1 ..." to `resources`. */
void bx_fonts_write(const bx_fonts *fonts, bx_objects *objects, bx_buf *resources);

#endif
