/*
 * pages.h - the key pages of a layout: styles of pages beside its own
 */
#ifndef BX_LAYOUT_PAGES_H
#define BX_LAYOUT_PAGES_H

#include "layout/reader.h"

/** Room for the layout's own page and for those that `pages` has, which may be NULL. */
bx_status bx_layout_pages_open(bx_layout_reader *tr, const bx_node *pages);

/** What the layout says of pages; each may be NULL. */
typedef struct bx_page_nodes {
    const bx_node *own, *number; /* `page`, `page-number` */
    const bx_node *pages;
} bx_page_nodes;

/**
 * Reads `pages`, each like the layout's own page or like one written before it, and which of them
 * is the first of which. After the styles and the own page's number.
 */
bx_status bx_layout_pages(bx_layout_reader *tr, const bx_page_nodes *nodes);

/** The page style that a scalar names. Unknown: told (BX0355, BX0356), and *page is untouched. */
bx_status bx_page_named(bx_layout_reader *tr, const bx_node *name, const bx_page_pattern **page);

extern const bx_shape bx_pages_shape; /* of `pages` */

#endif
