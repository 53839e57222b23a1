/*
 * typing.h - what each part of an expression gives, settled when the layout is read
 *
 * Called by the parser for each node it makes. A fault is reported and kept in the reader; the node
 * then gives what does no harm.
 */
#ifndef BX_LAYOUT_TYPING_H
#define BX_LAYOUT_TYPING_H

#include "layout/expr.h"
#include "layout/reader.h"
#include "layout/scope.h"

/** Of a slot, whose field is known. */
bx_status bx_type_slot(bx_layout_reader *tr, const bx_field_scope *scope, bx_expr *expr);

/** Tells (BX0330) that a slot may be absent, unless it says so itself by its ?. */
bx_status bx_slot_tell_absent(bx_layout_reader *tr, const bx_field_scope *scope,
                              const bx_expr *expr);

/** Of a call, whose values are typed. */
bx_status bx_type_call(bx_layout_reader *tr, const bx_field_scope *scope, bx_expr *expr);

/** Of NEGATE, NOT and BINARY. @param is_rule  rows may be added and compared there */
bx_status bx_type_operation(bx_layout_reader *tr, bool is_rule, bx_expr *expr);

/** Wants an expression to give one value of one of the kinds. */
bx_status bx_type_want(bx_layout_reader *tr, const bx_expr *expr, unsigned gives);

/** Reports that `field` cannot stand where only `types` can. */
bx_status bx_layout_misplaced(bx_layout_reader *tr, bx_str path, const bx_field *field,
                              unsigned types, const bx_place *place);

/** The same where a list is wanted; one that the path goes through is named. */
bx_status bx_layout_no_list(bx_layout_reader *tr, const bx_field_scope *scope, const bx_slot *slot,
                            const bx_field *field, const bx_place *place);

#endif
