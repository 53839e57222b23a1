/*
 * key_line.h - whether a line was to be a key
 *
 * For what cannot be parsed: names are short and without the marks of a sentence; what stands behind
 * them is a figure, a row, the bar of a block, or running text.
 */
#ifndef BX_SOURCE_KEY_LINE_H
#define BX_SOURCE_KEY_LINE_H

#include "source/text_line.h"

/** What stands in the line from byte `at` on, without blanks at its ends. */
bx_str bx_key_line_rest(bx_str text, bx_text_line l, size_t at);

/** A value that is none of running text: a figure, a row, the bar of a block. */
bool bx_key_line_is_value(bx_str value);

/** Names are short and without the marks of a sentence. */
bool bx_key_line_is_name(bx_str text);

/** Running text with the mark of a sentence in it. */
bool bx_key_line_is_sentence(bx_str value);

/** Whether the line was to be a key, with its colon, or what stands for it, the `len` bytes at `colon`. */
bool bx_key_line_is_meant(bx_str text, bx_text_line l, size_t colon, size_t len);

/** True for a key with running text behind it: what stands below may be more of it. */
bool bx_key_line_is_prose(bx_str text, bx_text_line l);

#endif
