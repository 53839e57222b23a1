/*
 * page.h - the keys page, grid, paragraphs, page-number and signature of a layout
 */
#ifndef BX_LAYOUT_PAGE_H
#define BX_LAYOUT_PAGE_H

#include "layout/reader.h"

bx_status bx_layout_page(bx_layout_reader *tr, const bx_node *page, const bx_node *grid);
enum { BX_PAGE_SLOTS = 2 };

/** 页 and 页数: the page and how many there are, in the text of the page number. */
extern const bx_field bx_page_slots[BX_PAGE_SLOTS];

/** After the styles and the fields. Any of them may be NULL. */
bx_status bx_layout_furniture(bx_layout_reader *tr, const bx_node *paragraphs,
                              const bx_node *number, const bx_node *signature);

extern const bx_shape bx_page_shape, bx_grid_shape, bx_paragraphs_shape, bx_page_number_shape,
    bx_signature_shape; /* of the maps under these keys */

#endif
