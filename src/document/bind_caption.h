/*
 * bind_caption.h - the lines above a table, or below a picture, filled
 */
#ifndef BX_DOCUMENT_BIND_CAPTION_H
#define BX_DOCUMENT_BIND_CAPTION_H

#include "document/binder.h"

/** Lines that say nothing are left out. @param captions  set to an array in the binder's arena */
bx_status bx_bind_captions(bx_binder *b, const bx_scope *scope, const bx_caption_patterns *patterns,
                           const bx_caption **captions, int *count);

#endif
