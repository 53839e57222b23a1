/*
 * scope.h - where the values of an expression stand
 *
 * The chain of layout/scope.h with values in it: the entry of a list or a group of entries first, then
 * what is around, last the record. Scopes live on the stack of who walks the body; nothing is owned.
 */
#ifndef BX_CALC_SCOPE_H
#define BX_CALC_SCOPE_H

#include "data/record.h"
#include "layout/expr.h"

typedef struct bx_scope bx_scope;
struct bx_scope {
    bx_value *values; /* one for each field of the level; GROUP: of its first entry */
    int count;
    const bx_scope *outer; /* where names are looked for next; NULL: nowhere */
    const bx_scope
        *home; /* that holds the list whose entry this is: the outer one of its defaults */
    const bx_field *list;     /* ENTRY, GROUP: whose entries; else NULL */
    bx_value *const *entries; /* GROUP: its entries; else NULL */
    int entry_count;
    int before;             /* GROUP: entries in the groups before it */
    int index;              /* ENTRY, GROUP: of it among all of the each, from 1 */
    int index_in_group;     /* ENTRY: from 1 */
    int group_index;        /* of its group, from 1 */
    bool is_first, is_last; /* of all of the each */
    bx_str digest;          /* of the record's own scope: bx_record.digest */
};

/** The scope of a record. */
bx_scope bx_scope_of_record(const bx_record *record);

/** So many scopes outwards. */
const bx_scope *bx_scope_at(const bx_scope *scope, int depth);

/**
 * Enters groups, one within the other.
 * @param outer  where names are looked for behind those of the groups
 * @param home   that holds the first group
 * @param steps  indexes of the groups: into the values of `home`, then of the group before
 * @param inner  set to the scope of the last group, in the arena; `outer` without steps; NULL when the
 *               data lack one of them
 * @return BX_OK or BX_ERR_MEMORY
 */
bx_status bx_scope_enter(bx_arena *arena, const bx_scope *outer, const bx_scope *home,
                         const int *steps, int step_count, const bx_scope **inner);

/** Is shown each value that a slot names: its value, and the scope of the level on which it stands. */
typedef bx_status (*bx_slot_visit)(void *context, const bx_scope *at, bx_value *value);

/** Visits a slot's values in the order of the entries; stops at the first status that is not BX_OK. */
bx_status bx_slot_each(const bx_scope *scope, const bx_slot *slot, bx_slot_visit visit,
                       void *context);

/** The value of a slot that is not many; NULL when the slot is a group of entries itself. */
bx_value *bx_slot_value(const bx_scope *scope, const bx_slot *slot);

/** The entries that a slot of a list, or of a group's own name, stands for. */
void bx_slot_entries(const bx_scope *scope, const bx_slot *slot, bx_value *const **entries,
                     int *count);

#endif
