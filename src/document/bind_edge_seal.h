/*
 * bind_edge_seal.h - the seal over the edges of the sheets
 */
#ifndef BX_DOCUMENT_BIND_EDGE_SEAL_H
#define BX_DOCUMENT_BIND_EDGE_SEAL_H

#include "document/binder.h"

/** Gives the document its seal; nothing where the layout or the data have none. Tells when nothing says what it shows (BX0512). */
bx_status bx_bind_edge_seal(bx_binder *b, const bx_scope *scope, bx_document *d);

#endif
