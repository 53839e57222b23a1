/*
 * pdf_font.h - the fonts of a PDF file
 *
 * In:  faces, the glyphs that are drawn and the text each stands for. Out: Type0
 * fonts (ISO 32000-1, 9.7) with Identity-H, cut by HarfBuzz to those glyphs, with
 * widths and ToUnicode. Codes are two bytes:
 *
 *   CID-keyed CFF     the original CID, which the cut keeps; known at once
 *   other faces       the glyph's number in the cut font; known after bx_fonts_cut
 */
#ifndef BX_DEVICE_PDF_FONT_H
#define BX_DEVICE_PDF_FONT_H

#include "base/diag.h"
#include "base/str.h"
#include "device/pdf_object.h"
#include "text/face.h"

typedef struct bx_fonts bx_fonts;

/** `arena` owns what the fonts note down and outlives them. NULL when memory is out. */
bx_fonts *bx_fonts_new(bx_arena *arena);
void bx_fonts_free(bx_fonts *fonts);

/** Sets the number of the face's font, which is /F<number> in the resources: 0, 1 ... in the order of first use. */
bx_status bx_fonts_number(bx_fonts *fonts, const bx_face *face, int *number);

/** True when the font's codes are known only after bx_fonts_cut. */
bool bx_fonts_renumbers(const bx_fonts *fonts, int number);

typedef struct bx_glyph_use {
    uint32_t glyph; /* of the face, 1 to 65535 */
    uint32_t code;  /* of the page; where the font renumbers: the glyph, until the cut */
    int width;      /* 1/1000 em, as /W says */
    bx_str text;    /* what ToUnicode says; empty: nothing yet */
    bool certain;   /* the text is that of a cluster of this glyph alone */
} bx_glyph_use;

/** Notes that the glyph is drawn. `use` is lent until the next call. */
bx_status bx_fonts_use(bx_fonts *fonts, int number, uint32_t glyph, bx_glyph_use **use);

/**
 * Says what a drawn glyph stands for: `certain` when it alone shows `text`, else a
 * guess that any certain text replaces.
 * @param agrees  set to false when ToUnicode will give another text
 */
bx_status bx_fonts_explain(bx_fonts *fonts, bx_glyph_use *use, bx_str text, bool certain,
                           bool *agrees);

/** Cuts all fonts and fixes the codes. BX0802 when HarfBuzz refuses. */
bx_status bx_fonts_cut(bx_fonts *fonts, bx_diag *diag);

/** After the cut: the code of a glyph that was used. */
uint32_t bx_fonts_code(const bx_fonts *fonts, int number, uint32_t glyph);

/** After the cut: writes the font objects and appends "/F0 12 0 R/F1 ..." to `resources`. */
void bx_fonts_write(const bx_fonts *fonts, bx_objects *objects, bx_buf *resources);

#endif
