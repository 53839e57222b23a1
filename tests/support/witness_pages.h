/*
 * witness_pages.h - what stands where on the pages of a finished PDF
 *
 * Read from MuPDF's list of painting calls (`mutool draw -F trace`). Lengths are
 * mm from the sheet's upper left corner, type sizes points.
 */
#ifndef WITNESS_PAGES_H
#define WITNESS_PAGES_H

#include "support/witness_chars.h"

#define WITNESS_MM_PER_PT (25.4 / 72)

typedef struct witness_glyph {
    uint32_t character;
    int page;           /* from 1 */
    double x, baseline; /* the glyph's origin */
    double advance;     /* as in the font */
    double size;        /* pt */
    bool is_upright, is_black;
    int turn;         /* quarter turns anticlockwise, 0 to 3 */
    double color[3];  /* red, green, blue, 0 to 1 */
    const char *font; /* without the subset's prefix */
} witness_glyph;

typedef struct witness_box {
    int page;
    double left, top, right, bottom;
    double color[3]; /* as of a glyph; black for what has none */
} witness_box;

typedef struct witness_boxes {
    witness_box *at;
    size_t count, room;
} witness_boxes;

typedef struct witness_glyphs {
    witness_glyph *at;
    size_t count, room;
} witness_glyphs;

typedef struct witness_pages {
    int count;
    witness_boxes sheets;  /* one a page */
    witness_glyphs glyphs; /* white space left out; in the order of painting */
    witness_boxes rules;   /* every filled or stroked subpath */
    witness_boxes images;
} witness_pages;

witness_pages witness_pages_read(witness *w, const char *trace);

void witness_glyphs_add(witness *w, witness_glyphs *glyphs, const witness_glyph *glyph);
void witness_boxes_add(witness *w, witness_boxes *boxes, const witness_box *box);

/**
 * How far a face's em-box reaches over the baseline, in em: so that the ink of its hanzi is in the
 * middle, as measured of each face of the default font set. Letters and digits beside 仿宋 stand
 * in its box.
 */
double witness_ascent(const char *font);

/** The em-box's upper and lower edge. */
double witness_em_top(const witness_glyph *glyph);
double witness_em_bottom(const witness_glyph *glyph);

/** The edges of the glyph's em-box, without the white half of a full-width mark; · is half an em. */
double witness_visible_left(const witness_glyph *glyph);
double witness_visible_right(const witness_glyph *glyph);

/** The glyphs as UTF-8. */
char *witness_glyphs_text(witness *w, const witness_glyph *glyphs, size_t count);

#endif
