/*
 * phrase.h - a text with values in it: "{年度}年政府信息公开工作年度报告"
 *
 * {expression} is its value, {path?} nothing when it was not given, {path...} several
 * values one after the other (a counts row over several cells, lines of a title).
 * {expression@style} is the value in a style of its own, {=words@style} words in one.
 * {{ and }} are braces. Data can never act as an expression.
 */
#ifndef BX_LAYOUT_PHRASE_H
#define BX_LAYOUT_PHRASE_H

#include "base/arena.h"
#include "base/style.h"
#include "layout/expr.h"
#include "source/node.h"

typedef struct bx_phrase_part {
    const bx_expr *value; /* NULL: literal */
    bx_str text;          /* literal: the text; value: as written, without its marks */
    bool is_spread;       /* ... */
    bx_str style_name;    /* @: empty: the style of the text around */
    const bx_style *style;
    bx_place place; /* of the part in the layout */
} bx_phrase_part;

struct bx_phrase {
    const bx_phrase_part *parts;
    int count; /* 0: empty text */
    bx_place place;
    /* A default, found to ask for nothing that asks for it: how many values are looked up for it, those
       that other defaults ask for included, and how many defaults lie within one another. 0: not looked at. */
    int asked, depth;
};

/** True when the text is literal only. */
bool bx_phrase_is_literal(const bx_phrase *phrase);

/** The expression that is all of a phrase, or NULL. */
const bx_expr *bx_phrase_value(const bx_phrase *phrase);

/** Is shown each slot of an expression, those of what it calls too. */
typedef bx_status (*bx_slot_look)(void *context, const bx_slot *slot, const bx_place *place);

/** Shows the slots of a phrase, from left to right; stops at the first status that is not BX_OK. */
bx_status bx_phrase_each_slot(const bx_phrase *phrase, bx_slot_look look, void *context);

/** The same of an expression. */
bx_status bx_expr_each_slot(const bx_expr *expr, bx_slot_look look, void *context);

/** The slot that is all of a phrase, or NULL. */
const bx_slot *bx_phrase_slot(const bx_phrase *phrase);

#endif
