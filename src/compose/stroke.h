/*
 * stroke.h - lines across the page: alone, and above and below a text
 *
 * They are artifacts, drawn as filled rectangles; a double one is two of them.
 */
#ifndef BX_COMPOSE_STROKE_H
#define BX_COMPOSE_STROKE_H

#include "compose/box.h"

/** Adds, in the composer's scratch, a line across from (x, y), its upper left corner; nothing when it has no width or no length. */
bx_status bx_stroke_across(bx_composer *c, const bx_stroke *stroke, bx_len x, bx_len y,
                           bx_len length, bx_items *items);

/** Appends the box of a line by itself. */
bx_status bx_rule_line_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                           bx_boxes *boxes);

/** What a rule takes above or below its text; 0 for NULL. */
bx_len bx_text_rule_room(const bx_text_rule *rule);

/** The set text that a rule stands above or below. */
typedef struct bx_ruled_text {
    const bx_style *style;
    const bx_area *area;
    bx_len left, right; /* of its lines, from the area's left edge */
} bx_ruled_text;

/** Adds, in the composer's scratch, the rule, if there is one, whose upper edge is at y. */
bx_status bx_text_rule_place(bx_composer *c, const bx_text_rule *rule, const bx_ruled_text *text,
                             bx_len y, bx_items *items);

#endif
