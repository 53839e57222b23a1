/*
 * fill.h - phrases become text
 *
 * Private to document/. Values are those of calc/; here they get their styles and places.
 */
#ifndef BX_DOCUMENT_FILL_H
#define BX_DOCUMENT_FILL_H

#include "document/binder.h"

/** The value that is all of a phrase, or NULL when it is more, less or not there. */
bx_value *bx_fill_value(const bx_scope *scope, const bx_phrase *phrase);

/**
 * Fills a phrase into texts without white space at their ends. Parts in a style of
 * their own give spans; the others are spans of no style, that of the text around. A
 * single value of several texts (lines, paragraphs) gives each of them.
 * Empty texts are left out: a phrase that gives nothing has *count 0.
 */
bx_status bx_fill_texts(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase,
                        const bx_inline **texts, int *count);

typedef BX_VEC(bx_inline) bx_inline_list;

/** The texts of several phrases, each in `style` where it has none of its own, behind those of the list. */
bx_status bx_fill_lines(bx_binder *b, const bx_scope *scope, const bx_phrase *phrases, int count,
                        const bx_style *style, bx_inline_list *lines);

/** The same as one text; several are put behind each other. Empty when nothing is given. */
bx_status bx_fill_text(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase,
                       bx_inline *text);

#endif
