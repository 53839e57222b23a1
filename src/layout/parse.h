/*
 * parse.h - the grammar of expressions, from the weakest binding to the strongest
 *
 *   or:       and { "or" and }
 *   and:      not { "and" not }
 *   not:      "not" not | compared
 *   compared: sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum | "in" ( list | sum ) ]
 *   sum:      product { ( "+" | "-" ) product }
 *   product:  signed { ( "*" | "/" ) signed }
 *   signed:   "-" signed | value
 *   value:    number | 'text' | path [ "?" ] | name "(" [ or { "," or } ] ")" | "(" or ")"
 *   list:     "[" or { "," or } "]"
 *
 * Nested at most 32 deep, of at most 1000 parts: what follows a tree needs no more than so much stack.
 */
#ifndef BX_LAYOUT_PARSE_H
#define BX_LAYOUT_PARSE_H

#include "layout/expr.h"
#include "layout/scope.h"

/** What an expression is read for. */
typedef enum bx_expr_use {
    BX_USE_VALUE,
    BX_USE_PROOF, /* a rule's condition: where a value is lacking it is unproved */
    BX_USE_RULE,  /* likewise; rows of figures may be added and compared, path.* is every member */
} bx_expr_use;

/**
 * Reads all of a piece of a scalar's text; its paths are found and its parts typed.
 * @param expr  set; NULL after a reported fault
 */
bx_status bx_expr_read(bx_layout_reader *tr, const bx_node *node, bx_str piece,
                       const bx_field_scope *scope, bx_expr_use use, const bx_expr **expr);

/** All of a scalar as a condition: what gives yes or no. NULL after a reported fault. */
bx_status bx_condition_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                            bx_expr_use use, const bx_expr **expr);

#endif
