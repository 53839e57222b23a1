/*
 * prepare.h - a paragraph shaped once, to be broken at any measure
 *
 * In:  text, spans of one style each, and the rules for lines. Out: clusters with
 * their class, natural advance, squeezable white, and the places where a line may end.
 * Itemising (script, direction, face), fallback by cluster, shaping, and the squeeze
 * of adjacent marks happen here; breaks.h turns the result into lines.
 *
 * Reads the font set; knows no page. Text in and glyphs out are never parted: each
 * byte of the text belongs to exactly one cluster.
 */
#ifndef BX_TEXT_PREPARE_H
#define BX_TEXT_PREPARE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/len.h"
#include "base/style.h"
#include "font/fontset.h"
#include "text/engine.h"

typedef struct bx_text_style {
    const bx_font_role *role;
    bx_len size; /* em of the face */
    /* advance of a full-width character: size, or the grid's cell; other advances scale alike */
    bx_len em;
    bx_len rise;      /* of the glyphs over the line's baseline; may be below 0 */
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

typedef struct bx_prepared bx_prepared;

/**
 * Shapes a paragraph.
 * @param arena   owns the result; `scratch` is wound back on return
 * @param engine  borrowed while the result lives
 * @return BX_OK; BX_ERR_FONT when a character has no glyph (BX0604), BX_ERR_INPUT when one is
 *         for private use or unassigned (BX0416), each character reported once; BX_ERR_LIMIT
 *         (BX0608); BX_ERR_MEMORY; BX_ERR_LIBRARY (BX0609)
 * An engine that keeps texts (bx_engine_keep_texts) may have it from an earlier call; without a
 * sink every text is prepared anew.
 * A typed U+0020 beside a hanzi or a full-width mark keeps its glyph; its width becomes that of
 * the gap there.
 */
bx_status bx_prepare(bx_arena *arena, bx_arena *scratch, bx_engine *engine, const bx_words *words,
                     bx_diag *diag, bx_prepared **prepared);

/** Width of the text on one line, nothing squeezed at its ends. */
bx_len bx_prepared_width(const bx_prepared *prepared);

/** Width of the widest piece that is not broken willingly: the least measure. */
bx_len bx_prepared_widest_piece(const bx_prepared *prepared);

#endif
