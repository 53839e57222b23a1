/*
 * text_line.h - the lines of a YAML text, as a person sees them
 *
 * For what cannot be parsed: where a line starts, how far it is indented, where its colon is.
 */
#ifndef BX_SOURCE_TEXT_LINE_H
#define BX_SOURCE_TEXT_LINE_H

#include <stdbool.h>

#include "base/str.h"

typedef struct bx_text_line {
    size_t start, end; /* bytes; without the line end */
} bx_text_line;

/** The line that holds a byte; the last one for a byte beyond the text. */
bx_text_line bx_text_line_at(bx_str text, size_t at);

/** Byte of the first character that is no space and no tab, l.end in a blank line. */
size_t bx_text_line_indent_end(bx_str text, bx_text_line l);

/** Bytes of indentation. */
size_t bx_text_line_indent(bx_str text, bx_text_line l);

/** The next line that is not blank; an empty one at the end of the text. */
bx_text_line bx_text_line_below(bx_str text, bx_text_line l);

/** The line above that is neither blank nor a comment. False at the start of the text. */
bool bx_text_line_above(bx_str text, bx_text_line l, bx_text_line *above);

/** Byte of the first `: `, or of a colon at the end; l.end when there is none. */
size_t bx_text_line_key_colon(bx_str text, bx_text_line l);

/** A colon that was meant as one: full-width, or without its space; l.end when there is none. */
size_t bx_text_line_odd_colon(bx_str text, bx_text_line l, size_t *len);

/** Byte of a comment that ends the line, l.end when there is none. */
size_t bx_text_line_comment(bx_str text, bx_text_line l);

/** True for a key that opens a block of text: it ends in | or >. */
bool bx_text_line_opens_block(bx_str text, bx_text_line l);

#endif
