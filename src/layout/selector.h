/*
 * selector.h - which elements a clause is about: `of` and `from`
 *
 * The name of a style, or a map: {part: rule, color: 红, pages: first, which: last}.
 */
#ifndef BX_LAYOUT_SELECTOR_H
#define BX_LAYOUT_SELECTOR_H

#include "layout/clause.h"
#include "layout/reader.h"

/**
 * Reads one. Without `part` it is of text, and needs a style (BX0365).
 * @param name  of the key, for messages
 */
bx_status bx_selector_read(bx_layout_reader *tr, const bx_node *node, const char *name,
                           bx_selector *selector);

/** Reads `from`: sheet, area, area-foot, or elements, as the name of a style or a map. */
bx_status bx_datum_read(bx_layout_reader *tr, const bx_node *node, bx_datum *from,
                        bx_selector *other);

extern const bx_shape bx_selector_shape, bx_datum_shape;

#endif
