/*
 * expr.h - text with values in it: "{年度}年政府信息公开工作年度报告"
 *
 * {path} is the value, {path?} nothing when it was not given, {path...} several
 * values one after the other (a counts row over several cells, lines of a title).
 * {path@style} is the value in a style of its own, {=words@style} words in one.
 * {{ and }} are braces. Data can never act as an expression.
 */
#ifndef BX_LAYOUT_EXPR_H
#define BX_LAYOUT_EXPR_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "source/node.h"

typedef enum bx_part_kind { BX_PART_LITERAL, BX_PART_VALUE } bx_part_kind;

typedef struct bx_expr_part {
    bx_part_kind kind;
    bx_str text;    /* LITERAL: the text; VALUE: the dotted path */
    bool optional;  /* ? */
    bool spread;    /* ... */
    bx_str style;   /* @: name of a style; empty: that of the text around */
    bx_place place; /* of the part in the layout */
} bx_expr_part;

typedef struct bx_expr {
    const bx_expr_part *parts;
    int count; /* 0: empty text */
    bx_place place;
} bx_expr;

/** Parses a scalar's text. A spread must be the only part (BX0312 otherwise). */
bx_status bx_expr_parse(bx_arena *arena, const bx_node *scalar, bx_diag *diag, bx_expr *expr);

/** True when the text is literal only. */
bool bx_expr_is_literal(const bx_expr *expr);

#endif
