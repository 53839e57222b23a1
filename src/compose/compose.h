/*
 * compose.h - a document becomes pages
 *
 * In:  the block tree and the font set. Out: pages of placed items and the tag
 * tree. One pass and no loop: the page count is known before the page numbers are
 * set, and those never change the layout (their room lies outside the type area).
 *
 * The type area is a grid of lines (GB/T 9704 5.2.3): text starts on grid lines,
 * after a table it returns to the next one.
 */
#ifndef BX_COMPOSE_COMPOSE_H
#define BX_COMPOSE_COMPOSE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/image.h"
#include "compose/page.h"
#include "document/block.h"
#include "font/fontset.h"
#include "text/engine.h"

/**
 * Sets a document. All faults (missing glyphs, cells that do not fit) are reported,
 * not the first only.
 * @param arena    owns the pages; document and fonts are borrowed by them
 * @param images   by index into the document's pictures, looked at for their size; NULL: one that
 *                 could not be read, which was told, and is passed over; all NULL: none is a block
 * @param scratch  wound back on return
 * @param engine   borrowed for this call
 * @param records  what stands where is told, piece by piece (bx_pages.placed): some 60 bytes a line
 * @param pages    set on BX_OK
 * @return BX_OK; BX_ERR_FONT, BX_ERR_LAYOUT, BX_ERR_LIMIT, BX_ERR_MEMORY
 */
bx_status bx_compose(bx_arena *arena, bx_arena *scratch, const bx_document *document,
                     const bx_image *const *images, const bx_fontset *fonts, bx_engine *engine,
                     bool records, bx_diag *diag, const bx_pages **pages);

#endif
