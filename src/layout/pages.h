/*
 * pages.h - the key pages of a layout: styles of pages beside its own
 */
#ifndef BX_LAYOUT_PAGES_H
#define BX_LAYOUT_PAGES_H

#include "layout/reader.h"

/** Room for the layout's own page and for those that `pages` has, which may be NULL. */
bx_status bx_layout_pages_open(bx_layout_reader *tr, const bx_node *pages);

/**
 * Reads them, each like the layout's own or like one written before it, and the key `first` of
 * `own`. After the styles and the own page's number. Both may be NULL.
 */
bx_status bx_layout_pages(bx_layout_reader *tr, const bx_node *pages, const bx_node *own);

/** The page style that a scalar names. Unknown: told (BX0355, BX0356), and *page is untouched. */
bx_status bx_page_named(bx_layout_reader *tr, const bx_node *name, const bx_page_pattern **page);

extern const bx_shape bx_pages_shape; /* of `pages` */

#endif
