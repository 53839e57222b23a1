/*
 * inline.h - a block's text handed to text/: styles to font roles, addresses to links
 */
#ifndef BX_COMPOSE_INLINE_H
#define BX_COMPOSE_INLINE_H

#include "compose/box.h"
#include "compose/ready_text.h"
#include "text/line.h"

/**
 * Shapes a text, in the composer's scratch: whoever asks for it winds that back.
 * @param tag    the structure element that the text belongs to; links become its
 *               children. NULL: an artifact, whose addresses are no links
 * @return as bx_prepare; BX_ERR_FONT (BX0603) when no role serves the style's face
 */
bx_status bx_inline_prepare(bx_composer *c, const bx_inline *in, const bx_style *style, bx_tag *tag,
                            bx_ready_text *ready);

/** The same for a text in columns (text/column.h): an address in it is no link. */
bx_status bx_inline_prepare_column(bx_composer *c, const bx_inline *in, const bx_style *style,
                                   bx_tag *tag, bx_ready_text *ready);

/** Adds, in the composer's scratch, a line's runs, then the dots and lines below them: (x, top) is the upper left corner of its em-box. */
bx_status bx_inline_place(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                          const bx_style *style, bx_len x, bx_len top, bx_items *items);

/**
 * Adds a column's runs: (middle, top) is where it starts.
 * @param said  what the columns of one text read as together
 */
bx_status bx_inline_place_column(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                                 bx_len middle, bx_len top, bx_str said, bx_items *items);

/** The measure's justification for an alignment. */
bx_justify bx_justify_of(bx_align align);

#endif
