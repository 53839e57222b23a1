/*
 * page.h - the keys page, grid, paragraphs, page-number and signature of a layout
 */
#ifndef BX_LAYOUT_PAGE_H
#define BX_LAYOUT_PAGE_H

#include "layout/reader.h"

/** The layout's own page, tr->pages. */
bx_status bx_layout_page(bx_layout_reader *tr, const bx_node *page, const bx_node *grid);

/** A list of two lengths; what is not given stays. NULL: nothing is. */
bx_status bx_page_extent(bx_reader *r, const bx_node *list, const char *name, bx_len *width,
                         bx_len *height);

/** 1/3, 0.3 or 30%, in thousandths, at most `most`; else BX0337. NULL: nothing. */
bx_status bx_page_share(bx_reader *r, const bx_node *node, int most, int *share);

/** The key `hole`; NULL: nothing. */
bx_status bx_page_hole(bx_reader *r, const bx_node *node, int *hole);

/** The pitch of a page whose area and grid are read: the lines fill the type area, from its upper to its lower edge (GB/T 9704-2012 5.2.3). */
void bx_page_fill(bx_page_style *p);

/** Checks a page whose size, area, grid and pitch are there. @param place  for BX0322, when they cannot be; NULL: not told */
bx_status bx_page_close(bx_reader *r, const bx_place *place, bx_page_style *p);

/** What stands under `page-number`. */
bx_status bx_page_number_read(bx_layout_reader *tr, const bx_node *node, bx_page_pattern *page);

/** After the styles and the fields. Any of them may be NULL. */
bx_status bx_layout_furniture(bx_layout_reader *tr, const bx_node *paragraphs,
                              const bx_node *number, const bx_node *signature);

extern const bx_shape bx_page_shape, bx_grid_shape, bx_paragraphs_shape, bx_page_number_shape,
    bx_signature_shape; /* of the maps under these keys */

#endif
