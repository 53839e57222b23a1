/*
 * rules.h - the sums are proved before a page is set
 *
 * A layout's rules are equations of figures (rows of figures: name by name). A
 * rule with `fill` computes the left side's absent figures first. A broken rule is
 * BX0501 with both figures, the name of the column and the places of the figures.
 * Decimals are added exactly, as scaled integers. A blank figure makes its
 * equation unproved, which is the warning BX0503, not an error, once a rule. A sum
 * beyond 64 bits is BX0504, a figure computed below zero BX0505. A rule none of whose
 * figures is there is passed over, unless one of its fields is required.
 */
#ifndef BX_DOCUMENT_RULES_H
#define BX_DOCUMENT_RULES_H

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
