/*
 * review.h - the keys draft and line-numbers of a layout: what is drawn for those who look a document over
 */
#ifndef BX_LAYOUT_REVIEW_H
#define BX_LAYOUT_REVIEW_H

#include "layout/reader.h"

/** The content of `draft`; NULL: there is none. After styles and fields. */
bx_status bx_layout_draft(bx_layout_reader *tr, const bx_node *draft);

/** The same of `line-numbers`. */
bx_status bx_layout_line_numbers(bx_layout_reader *tr, const bx_node *numbers);

extern const bx_shape bx_draft_shape, bx_line_numbers_shape; /* of what stands under the keys */

#endif
