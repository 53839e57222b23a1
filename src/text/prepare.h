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
#include "text/engine.h"
#include "text/words.h"

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
