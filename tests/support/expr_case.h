/*
 * expr_case.h - expressions over the fields of a layout: read, shown as text, evaluated
 *
 * Open an input_case, read a layout into it, and a record where values are wanted. An expression
 * is a file of its own, so places count its bytes from 1:1.
 */
#ifndef SUPPORT_EXPR_CASE_H
#define SUPPORT_EXPR_CASE_H

#include "calc/evaluate.h"
#include "layout/parse.h"
#include "support/input_case.h"

/** A layout with these fields (the lines below `fields:`); fails the test when there is a message. */
void expr_layout(input_case *c, const char *fields);

/** Data for them; fails the test when there is an error. What was told is forgotten. */
void expr_record(input_case *c, const char *data);

/** Reads a text as an expression. @param scope  NULL: the layout's fields. NULL after a fault. */
const bx_expr *expr_read(input_case *c, const bx_field_scope *scope, bx_expr_use use,
                         const char *text);

/** The same of a scalar that is given as YAML: for blocks, whose text has other bytes than the file. */
const bx_expr *expr_read_yaml(input_case *c, bx_expr_use use, const char *yaml);

/**
 * The tree in brackets: "(+ a (* 2 b.c?))", "round((/ a b) 2)", "[1 2]", "(- a)", texts in 'quotes'.
 * Held, as are all texts below, until the case's next text.
 */
const char *expr_tree(input_case *c, const bx_expr *expr);

/** Each node with line and column (in characters) of its place, outer before inner: "+@1:3 a@1:1 b@1:5". */
const char *expr_places(input_case *c, const bx_expr *expr);

/**
 * What it comes to: "3", "1/3" (numerator and denominator as they are), "'text'", "'a' 'b'", "mark /",
 * "2024-01-15", "true", "nothing", with " told" behind what was told. After a fault the code: "0346".
 * @param scope  NULL: the record
 */
const char *expr_value(input_case *c, const bx_scope *scope, const bx_expr *expr);

#endif
