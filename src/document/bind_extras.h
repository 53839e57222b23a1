/*
 * bind_extras.h - what is asked for beside the document as it is
 */
#ifndef BX_DOCUMENT_BIND_EXTRAS_H
#define BX_DOCUMENT_BIND_EXTRAS_H

#include "document/binder.h"

/** Puts into the document what is asked for: a set of bx_extra. What the layout lacks is told (BX0378, BX0379). */
bx_status bx_bind_extras(bx_binder *b, const bx_scope *scope, unsigned extras, bx_document *d);

#endif
