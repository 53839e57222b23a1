/*
 * watermark.h - words across every page, under the text
 *
 * They stand in the middle of the sheet, from its lower left to its upper right, upright on turned pages, too.
 */
#ifndef BX_COMPOSE_WATERMARK_H
#define BX_COMPOSE_WATERMARK_H

#include "compose/composer.h"

/** The document's words as they are set. */
typedef struct bx_set_watermark {
    const bx_packed *packed; /* NULL: there are none */
    bx_len width, height;
} bx_set_watermark;

/** Sets the document's draft. @return as bx_inline_prepare */
bx_status bx_watermark_set(bx_composer *c, bx_set_watermark *set);

/** Puts it under what a page has. @return BX_ERR_LAYOUT (BX0717) when it would leave the sheet */
bx_status bx_watermark_add(bx_composer *c, const bx_set_watermark *set, bx_kept_page *page);

#endif
