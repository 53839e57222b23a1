/*
 * shapes.h - what may stand under the keys of a layout, where several rooms say the same
 *
 * For those who describe layouts to editors and checkers (form/layout_schema.h); reading does not
 * need it.
 */
#ifndef BX_LAYOUT_SHAPES_H
#define BX_LAYOUT_SHAPES_H

#include "source/schema.h"

extern const bx_shape bx_shape_text;       /* words as they are */
extern const bx_shape bx_shape_texts;      /* one, or a list of them */
extern const bx_shape bx_shape_number;     /* with at most three decimals */
extern const bx_shape bx_shape_length;     /* at least 0 */
extern const bx_shape bx_shape_offset;     /* may be below 0 */
extern const bx_shape bx_shape_share;      /* 1/3, 0.3, 30% */
extern const bx_shape bx_shape_style_name; /* of a style */
extern const bx_shape bx_shape_path;       /* of a field */
extern const bx_shape bx_shape_phrase;     /* text with expressions in braces */
extern const bx_shape bx_shape_phrases;    /* one, or a list of them */
extern const bx_shape bx_shape_condition;  /* an expression that is true or false */
extern const bx_shape bx_item_shape;       /* an item of `body` (body.c) */
extern const bx_shape bx_shape_anything;   /* nothing is said of it */

#endif
