/*
 * bind_across.h - lines across the page, and texts on one line, as blocks
 */
#ifndef BX_DOCUMENT_BIND_ACROSS_H
#define BX_DOCUMENT_BIND_ACROSS_H

#include "document/binder.h"

bx_status bx_bind_rule(bx_binder *b, const bx_body_item *item);

/** Nothing when all texts come out empty. */
bx_status bx_bind_line(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

#endif
