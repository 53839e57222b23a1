/*
 * bind_paragraphs.h - headings of the layout, paragraphs of the data
 */
#ifndef BX_DOCUMENT_BIND_PARAGRAPHS_H
#define BX_DOCUMENT_BIND_PARAGRAPHS_H

#include "document/binder.h"

/** A heading of the layout. */
bx_status bx_bind_heading(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

/** A paragraphs field: the level of each paragraph is told by its marker. */
bx_status bx_bind_paragraphs(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

#endif
