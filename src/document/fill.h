/*
 * fill.h - expressions become text
 *
 * Private to document/. A value is looked up from the innermost scope outwards;
 * an absent one gives nothing, or its field's default. Figures print as they are
 * in the record, dates in the layout's form, and the name of a column behind a
 * row of counts is that one figure: {申请.新收.总计}.
 */
#ifndef BX_DOCUMENT_FILL_H
#define BX_DOCUMENT_FILL_H

#include "document/binder.h"

/** The value at a dotted path, or NULL when none is there. */
bx_value *bx_scope_lookup(const bx_scope *scope, bx_str path);

/** The value that is all of an expression, or NULL when it is more, less or not there. */
bx_value *bx_fill_value(const bx_scope *scope, const bx_expr *expr);

/**
 * Fills an expression into texts without white space at their ends. Parts in a style of
 * their own give spans; the others are spans of no style, that of the text around. A
 * single value of several texts (lines, paragraphs) gives each of them.
 * Empty texts are left out: an expression that gives nothing has *count 0.
 */
bx_status bx_fill_texts(bx_binder *b, const bx_scope *scope, const bx_expr *expr,
                        const bx_inline **texts, int *count);

/** The same as one text; several are put behind each other. Empty when nothing is given. */
bx_status bx_fill_text(bx_binder *b, const bx_scope *scope, const bx_expr *expr, bx_inline *text);

#endif
