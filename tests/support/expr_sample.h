/*
 * expr_sample.h - a layout with fields of all types and data for them, and rows of what expressions give
 */
#ifndef SUPPORT_EXPR_SAMPLE_H
#define SUPPORT_EXPR_SAMPLE_H

#include "support/expr_case.h"

/** An expression and what expr_value gives for it. */
typedef struct expr_row {
    const char *text, *value;
} expr_row;

/** Opens a case with the sample: each type as it is given, blank, a mark, and not given at all. */
void expr_sample_open(input_case *c);

/**
 * Reads and evaluates all rows; prints those that give something else, and returns how many they are.
 * @param typed  NULL: the layout's fields
 * @param scope  NULL: the record
 */
int expr_count_wrong(input_case *c, const bx_field_scope *typed, const bx_scope *scope,
                     const expr_row *rows, int count);

#endif
