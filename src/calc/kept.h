/*
 * kept.h - what was computed of all entries, and is the same for each of them
 *
 * A share of a total asks for the total in each row: kept, a table stays linear in its rows. Holds for
 * one record that does not change; who changes it forgets. Lives in the arena it was opened with.
 */
#ifndef BX_CALC_KEPT_H
#define BX_CALC_KEPT_H

#include "calc/result.h"
#include "calc/scope.h"
#include "layout/expr.h"

typedef struct bx_kept_total bx_kept_total;

typedef struct bx_kept {
    bx_arena *arena;
    const bx_record *record;    /* borrowed */
    const bx_result **defaults; /* of the record's own fields, by field; NULL: not computed yet */
    bx_kept_total *totals;
} bx_kept;

/** Nothing is kept yet. @return BX_OK or BX_ERR_MEMORY */
bx_status bx_kept_open(bx_arena *arena, const bx_record *record, bx_kept *kept);

/** Forgets all: the record was changed. */
void bx_kept_forget(bx_kept *kept);

/**
 * What a call came to when it was last computed for the same values.
 * @param kept  may be NULL: nothing is kept
 * @return false: it must be computed; `result` is as it was
 */
bool bx_kept_find(const bx_kept *kept, const bx_scope *scope, const bx_expr *expr,
                  bx_result *result);

/**
 * Keeps what a call of many values came to, when all that it looks at stands around its own scope; else,
 * and when `kept` is NULL, nothing happens.
 * @return BX_OK or BX_ERR_MEMORY
 */
bx_status bx_kept_add(bx_kept *kept, const bx_scope *scope, const bx_expr *expr,
                      const bx_result *result);

#endif
