/*
 * words.h - a paragraph as it is given, and what it is when it is prepared
 */
#ifndef BX_TEXT_WORDS_H
#define BX_TEXT_WORDS_H

#include "base/diag.h"
#include "base/len.h"
#include "base/style.h"
#include "font/fontset.h"

typedef struct bx_text_style {
    const bx_font_role *role;
    const bx_face_use *latin; /* of letters and digits in place of the role's; NULL: the role's */
    bx_len size;              /* em of the face */
    /* advance of a full-width character: size, or the grid's cell; other advances scale alike */
    bx_len em;
    bx_len rise;      /* of the glyphs over the line's baseline; may be below 0 */
    bx_len tracking;  /* behind each character; may be below 0 */
    bx_len stroke;    /* around the glyphs' outlines, to make them bold; 0: none */
    bool half_digits; /* centre each digit in half an em (GB/T 9704: dates, table figures) */
} bx_text_style;

typedef struct bx_span {
    size_t start, end; /* bytes of the text */
    bx_text_style style;
    int mark; /* the caller's: comes back in the runs; runs end where it changes */
} bx_span;

/** A paragraph as it is given. */
typedef struct bx_words {
    bx_str text;          /* well-formed UTF-8 without line ends; borrowed while the result lives */
    const bx_span *spans; /* cover the text from 0 to its end without gaps, in order; copied */
    int span_count;       /* at least one */
    const bx_line_rules *rules; /* borrowed while the result lives */
    const bx_fontset *fonts;    /* all faces, for the message about a missing glyph; may be NULL */
    const bx_place *origin;     /* where the text stands, for messages; may be NULL */
    bool exact;                 /* byte i of the text is byte origin->at + i of the file */
    bool vertical;              /* its lines are columns: column.h */
} bx_words;

/** What prepare.h makes of it; its inside is prepared.h's. */
typedef struct bx_prepared bx_prepared;

#endif
