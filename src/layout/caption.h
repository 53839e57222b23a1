/*
 * caption.h - the lines above a table, or below a picture
 */
#ifndef BX_LAYOUT_CAPTION_H
#define BX_LAYOUT_CAPTION_H

#include "layout/reader.h"
#include "layout/scope.h"

/**
 * A text, which is centred, a map {left, center, right, style} or {block, align, style}, or a list of
 * such.
 * @param node      NULL: no captions
 * @param name      of its key, for messages
 * @param style     of a line that names none
 * @param captions  empty before
 */
bx_status bx_captions_read(bx_layout_reader *tr, const bx_node *node, const char *name,
                           const bx_field_scope *scope, const bx_style *style,
                           bx_caption_patterns *captions);

extern const bx_shape bx_captions_shape;

#endif
