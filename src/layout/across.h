/*
 * across.h - what stands across the page: a line that is drawn, texts on one line
 */
#ifndef BX_LAYOUT_ACROSS_H
#define BX_LAYOUT_ACROSS_H

#include "layout/reader.h"
#include "layout/scope.h"

/** The content of a body's `rule`: a thickness, or a map {thickness, color, double, length, align, from, before, after}. */
bx_status bx_across_rule(bx_layout_reader *tr, const bx_node *node, const bx_rule_line **rule);

/** The content of a body's `line`, a map {left, center, right}: three phrases, some of them empty. */
bx_status bx_across_texts(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                          const bx_phrase **texts);

extern const bx_word bx_side_words[];   /* left, center, right: bx_side */
extern const bx_word bx_origin_words[]; /* type-area, sheet: bx_origin */

extern const bx_shape bx_rule_line_shape, bx_texts_line_shape; /* of `rule`, of `line` */

#endif
