/*
 * bind_list.h - the entries of a list, with their markers, as one block
 */
#ifndef BX_DOCUMENT_BIND_LIST_H
#define BX_DOCUMENT_BIND_LIST_H

#include "document/binder.h"

/** Nothing, its lead neither, when there are no entries or all come out empty. */
bx_status bx_bind_list(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

#endif
