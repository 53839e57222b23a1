/*
 * stroke.h - colours and lines that a layout asks for
 */
#ifndef BX_LAYOUT_STROKE_H
#define BX_LAYOUT_STROKE_H

#include "base/style.h"
#include "source/schema.h"

/** A colour by its name (black, red, gray; 黑 红 灰) or as "#RRGGBB". Untouched after a reported fault (BX0361). */
bx_status bx_color_read(bx_reader *r, const bx_node *node, uint32_t *rgb);

/**
 * The colour under the key `color` of a map; untouched where there is none. One that was lost
 * since its # begins a comment is a fault (BX0363).
 */
bx_status bx_color_of(bx_reader *r, const bx_node *map, uint32_t *rgb);

/** A thickness, `none`, or a map {width, color, double}. Untouched after a reported fault. */
bx_status bx_stroke_read(bx_reader *r, const bx_node *node, const char *name, bx_stroke *stroke);

/**
 * What stands under `double`: true, false, or a list of the upper line, the white and the lower line, which
 * are the stroke's width together (GB/T 9704-2012 10.1: 上粗下细). NULL: nothing; untouched after a fault.
 */
bx_status bx_double_read(bx_reader *r, const bx_node *node, bx_stroke *stroke);

extern const bx_shape bx_color_shape, bx_double_shape, bx_stroke_shape;

#endif
