/*
 * styles.h - the keys styles and levels of a layout, and styles named elsewhere
 */
#ifndef BX_LAYOUT_STYLES_H
#define BX_LAYOUT_STYLES_H

#include "layout/reader.h"

/** The words of `align`. */
extern const bx_word bx_align_words[];

/** The words of `align` in a table: decimal too. */
extern const bx_word bx_cell_align_words[];

bx_status bx_layout_styles(bx_layout_reader *tr, const bx_node *styles);
bx_status bx_layout_levels(bx_layout_reader *tr, const bx_node *levels);

/** The style that a scalar names; `otherwise` when the node is NULL, or unknown (reported). */
bx_status bx_layout_style_of(bx_layout_reader *tr, const bx_node *name, const bx_style *otherwise,
                             const bx_style **style);

/** A style of its own: `base` with another size. */
bx_status bx_layout_resize(bx_layout_reader *tr, const bx_style *base, const bx_node *size,
                           const bx_style **style);

/** What 字 and 行 are worth in a style. */
bx_length_scale bx_style_scale(const bx_layout_reader *tr, const bx_style *style);

extern const bx_shape bx_styles_shape; /* of `styles` */
extern const bx_shape bx_level_shape;  /* of an item of `levels` */

#endif
