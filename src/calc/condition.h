/*
 * condition.h - a rule that is a condition
 *
 * Private to calc/. Proved once, or for each entry of the rule's list. Where it does not hold it is
 * BX0509 (BX0510, BX0511 where the rule only warns) with the values that it looks at. Where it cannot
 * be told, since a figure is blank, it is the warning BX0503, once a rule; where nothing of what it
 * looks at is there, and none of it is required, it is passed over.
 */
#ifndef BX_CALC_CONDITION_H
#define BX_CALC_CONDITION_H

#include "calc/calc.h"

/** Statuses as bx_rules_apply. */
bx_status bx_condition_prove(bx_calc *c, const bx_rule *rule, const bx_record *record);

#endif
