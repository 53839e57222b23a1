/*
 * repeat.h - the entries of a list, sorted and grouped
 *
 * Stable: entries that compare equal stand as in the data, groups in the order of their first entries.
 * Cost n log n to sort, linear to group.
 */
#ifndef BX_CALC_REPEAT_H
#define BX_CALC_REPEAT_H

#include "calc/calc.h"

/** One round of an each: an entry, or a group of them. */
typedef struct bx_round {
    bx_value *const *entries;
    int count; /* 1 without groups */
} bx_round;

typedef struct bx_rounds {
    bx_value *const *entries; /* all of them, in their order, group by group */
    const int *starts;        /* count + 1: where each group begins; NULL: each entry is a round */
    int count;
    const bx_field *list;
    bool is_grouped;
    const bx_scope *home; /* that holds the list */
    int before;           /* entries of the list before these: in the groups before theirs */
    int group_index;      /* of the group whose entries these are; 1 */
} bx_rounds;

/**
 * The rounds of a repeat.
 * @param scope   where it stands; borrowed by the rounds
 * @param rounds  in the calc's arena
 * @return as bx_evaluate; BX_ERR_INPUT (BX0451) when an entry has no key to be grouped by
 */
bx_status bx_repeat_open(bx_calc *c, const bx_scope *scope, const bx_repeat *repeat,
                         bx_rounds *rounds);

/** Round i, from 0. */
static inline bx_round bx_round_at(const bx_rounds *rounds, int i)
{
    if (!rounds->starts) return (bx_round){rounds->entries + i, 1};
    return (bx_round){rounds->entries + rounds->starts[i],
                      rounds->starts[i + 1] - rounds->starts[i]};
}

/** The scope of round i, to be put before `outer`, which is the scope that it was opened in. */
bx_scope bx_round_scope(const bx_rounds *rounds, int i, const bx_scope *outer);

#endif
