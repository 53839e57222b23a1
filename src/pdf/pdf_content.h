/*
 * pdf_content.h - the content streams of pages, one after the other
 *
 * Turns runs, rectangles and pictures into PDF operators (ISO 32000-1, 8 and 9) and
 * remembers the graphics state, so that only changes are written. y is turned over
 * here. Points are written in thousandths; every position is computed from the
 * absolute one, so no error adds up: glyphs stand within 0.005 pt of their place.
 */
#ifndef BX_PDF_PDF_CONTENT_H
#define BX_PDF_PDF_CONTENT_H

#include "base/arena.h"
#include "base/len.h"
#include "base/style.h"
#include "base/tag.h"
#include "base/vec.h"
#include "device/device.h"
#include "font/run.h"
#include "pdf/pdf_font.h"

/** The graphics state, as far as it is set here (8.4). */
typedef struct bx_pdf_graphics {
    int font; /* -1: none yet */
    bx_len size, tracking, rise;
    uint32_t rgb;
    bx_len stroke;       /* width of the glyphs' outlines; 0: they are filled only */
    uint32_t stroke_rgb; /* their colour */
} bx_pdf_graphics;

typedef struct bx_pdf_content {
    bx_pdf_fonts *fonts;
    bx_arena *arena; /* of the uses */
    bx_len height;   /* of the sheet as it lies */
    bx_buf bytes;
    BX_VEC(const bx_pdf_glyph_use *) uses; /* of the run that is written */
    bool in_text;
    int64_t line_x, line_y;       /* origin of the text line, 1/1000 pt, y upwards */
    bx_pdf_graphics now, outside; /* as it is; as it was before a turn */
} bx_pdf_content;

void bx_pdf_content_init(bx_pdf_content *content, bx_pdf_fonts *fonts, bx_arena *arena);
void bx_pdf_content_release(bx_pdf_content *content);

/** Empties the stream for a sheet of that height. */
void bx_pdf_content_start(bx_pdf_content *content, bx_len height);

/** The sheet as it lies from here on, on a page of that size; NONE: as before. */
void bx_pdf_content_turn(bx_pdf_content *content, bx_turn turn, bx_len width, bx_len height);

/** Opens marked content: a tag's piece with its number on the page. */
void bx_pdf_content_begin(bx_pdf_content *content, const bx_tag *tag, int mcid);

/** Opens furniture of the page (14.8.2.2.2). */
void bx_pdf_content_begin_artifact(bx_pdf_content *content, bx_artifact artifact);

/** Opens a piece whose text is given for all its glyphs together (ActualText, 14.9.4); mcid -1: within an artifact. */
void bx_pdf_content_begin_span(bx_pdf_content *content, bx_str text, int mcid);
void bx_pdf_content_end(bx_pdf_content *content);

/** Notes the glyphs of a run that will be drawn. */
bx_status bx_pdf_content_expect(bx_pdf_content *content, const bx_run *run);

/** Draws the whole clusters `from` to `to` (glyphs, end not included) of a run whose origin is (x, baseline). */
bx_status bx_pdf_content_glyphs(bx_pdf_content *content, const bx_run *run, int from, int to,
                                bx_len x, bx_len baseline, uint32_t rgb);

/**
 * The picture /Im<number> of the resources, as it is seen in `rect`.
 * @param orientation  of its rows (bx_image)
 */
void bx_pdf_content_image(bx_pdf_content *content, int number, bx_rect rect, int orientation);

/** Of what is drawn until unclip only what lies in the rectangle is seen (8.5.4). */
void bx_pdf_content_clip(bx_pdf_content *content, bx_rect rect);
void bx_pdf_content_unclip(bx_pdf_content *content);

/** Ends a text object, so that path operators may follow. */
void bx_pdf_content_leave_text(bx_pdf_content *content);

/** Writes a colour where it is not set already; a stroke's only until the state is restored. */
void bx_pdf_content_fill_color(bx_pdf_content *content, uint32_t rgb);
void bx_pdf_content_stroke_color(bx_pdf_content *content, uint32_t rgb);

#endif
