/*
 * bind_table.h - a layout's table filled with the data
 */
#ifndef BX_DOCUMENT_BIND_TABLE_H
#define BX_DOCUMENT_BIND_TABLE_H

#include "document/binder.h"

bx_status bx_bind_table(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

#endif
