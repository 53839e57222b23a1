/*
 * bind_signature.h - who signs, with names, seals or stamps, and the date
 */
#ifndef BX_DOCUMENT_BIND_SIGNATURE_H
#define BX_DOCUMENT_BIND_SIGNATURE_H

#include "document/binder.h"

bx_status bx_bind_signature(bx_binder *b, const bx_scope *scope, const bx_body_item *item);

#endif
