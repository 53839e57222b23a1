/*
 * rules.h - the sums are proved before a page is set
 *
 * Equations of figures (equation.h) and conditions (condition.h), in the order of the layout: what
 * a rule fills is there for those after it.
 */
#ifndef BX_CALC_RULES_H
#define BX_CALC_RULES_H

#include "base/arena.h"
#include "base/diag.h"
#include "data/record.h"
#include "layout/layout.h"

/**
 * Fills and checks; the record's computed figures are the only thing it changes.
 * @param arena  owns the computed figures: as long-lived as the record
 * @return BX_OK; BX_ERR_INPUT, BX_ERR_LIMIT after faults, all reported; BX_ERR_MEMORY
 */
bx_status bx_rules_apply(bx_arena *arena, const bx_layout *t, bx_record *record, bx_diag *diag);

#endif
