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

typedef struct bx_pdf_outline bx_pdf_outline;

/** Finds the bookmarks and reserves their objects. @param arena  owns the result */
bx_status bx_pdf_outline_new(bx_arena *arena, const bx_tag_tree *tree, const bx_pdf_tags *tags,
                             bx_objects *objects, bx_pdf_outline **outline);

/** Its object; 0: there are no bookmarks. */
int bx_pdf_outline_object(const bx_pdf_outline *outline);

/** Fills the objects in. @param elements  the bookmarks lead to these, too; NULL: to places alone */
void bx_pdf_outline_write(const bx_pdf_outline *outline, const bx_pdf_tags *tags,
                          const bx_pdf_elements *elements, bx_objects *objects);

#endif
