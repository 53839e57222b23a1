/*
 * equation.h - a rule that is an equation of figures
 *
 * Private to calc/. Rows of figures are proved name by name. A rule with `fill` computes the left
 * side's absent figures first. A broken rule is BX0501 with both figures, the name of the column and
 * the places of the figures; BX0507, BX0508 where the rule only warns. Decimals are added exactly, as scaled
 * integers. A blank figure makes its equation unproved, which is the warning BX0503, not an error,
 * once a rule. A sum beyond 64 bits is BX0504, a figure computed below zero BX0505. A rule none of
 * whose figures is there is passed over, unless one of its fields is required.
 */
#ifndef BX_CALC_EQUATION_H
#define BX_CALC_EQUATION_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "data/record.h"
#include "layout/layout.h"

/** What was computed by the rules before, and from what: so that messages name what was typed. */
typedef struct bx_filled bx_filled;
typedef BX_VEC(bx_filled) bx_filled_list;

/** Fills and proves one rule. Statuses as bx_rules_apply. */
bx_status bx_equation_prove(bx_arena *arena, const bx_rule *rule, const bx_record *record,
                            bx_diag *diag, bx_filled_list *filled);

#endif
