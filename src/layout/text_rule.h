/*
 * text_rule.h - the keys rule-above and rule-below of a style
 */
#ifndef BX_LAYOUT_TEXT_RULE_H
#define BX_LAYOUT_TEXT_RULE_H

#include "base/style.h"
#include "source/schema.h"

/**
 * A thickness, or a map {width, color, double, gap, over, inset}. Lengths are as in the reader's scale.
 * @param size  of the style: a quarter of it is the gap when none is given
 * @param rule  made in the reader's arena; NULL for `none`, and after a reported fault
 */
bx_status bx_text_rule_read(bx_reader *r, const bx_node *node, const char *name, bx_len size,
                            const bx_text_rule **rule);

extern const bx_shape bx_text_rule_shape;

#endif
