/*
 * pdf_outline.h - bookmarks
 *
 * One for each heading tag with a title, nested by heading level (ISO 32000-1,
 * 12.3.3), all open. Headings that were never drawn have none.
 */
#ifndef BX_PDF_PDF_OUTLINE_H
#define BX_PDF_PDF_OUTLINE_H

#include "base/arena.h"
#include "pdf/pdf_object.h"
#include "pdf/pdf_tags.h"

/** Writes the bookmarks and sets the object of the outline; 0 when there are none. */
bx_status bx_pdf_outline_write(bx_arena *arena, const bx_tag_tree *tree, const bx_pdf_tags *tags,
                               bx_objects *objects, int *outline);

#endif
