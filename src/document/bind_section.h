/*
 * bind_section.h - the blocks of a document shared out among its sections
 */
#ifndef BX_DOCUMENT_BIND_SECTION_H
#define BX_DOCUMENT_BIND_SECTION_H

#include "document/binder.h"

/** Begins the section that the next blocks stand in. */
bx_status bx_section_open(bx_binder *b, const bx_page_pattern *page, bx_page_start start);

/** The same after a section within it: its pages go on, none of them is its first. @param run  bx_section.run of the part before */
bx_status bx_section_resume(bx_binder *b, const bx_page_pattern *page, int run);

/** Ends it. One without a block is forgotten, unless it would be the only one: `is_last`. */
bx_status bx_section_close(bx_binder *b, bool is_last);

/** The pages of a style, made once for each: its pictures are the document's once. */
bx_status bx_sheet_find(bx_binder *b, const bx_page_pattern *page, bx_sheet *sheet);

/** What follows begins on another page. */
bx_status bx_bind_page(bx_binder *b, const bx_body_item *item);

#endif
