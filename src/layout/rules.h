/*
 * rules.h - the key rules of a layout: what its figures must satisfy
 */
#ifndef BX_LAYOUT_RULES_H
#define BX_LAYOUT_RULES_H

#include "layout/reader.h"

/** Reads t->rules after the fields; NULL: there are none. */

bx_status bx_layout_rules(bx_layout_reader *tr, const bx_node *rules);

extern const bx_shape bx_rule_shape; /* of an item of `rules` */

#endif
