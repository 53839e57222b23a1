/*
 * given.h - what a condition says to be there, while what depends on it is read
 *
 * Behind present(x), also one of several joined by `and`, x need not say that it may be absent.
 */
#ifndef BX_LAYOUT_GIVEN_H
#define BX_LAYOUT_GIVEN_H

#include "layout/scope.h"

/** Conditions that hold, and groups that are there, where something is read, the last one first. */
struct bx_given {
    const bx_expr *condition;
    const bx_slot *group;        /* in place of a condition: what stands in it is read (inside.h) */
    const bx_field_scope *scope; /* of the condition's names, or the group's */
    const bx_given *outer;
};

/**
 * Adds a condition until bx_given_close; it stands in the caller's memory.
 * @param condition  NULL: nothing is added, but close it all the same
 */
void bx_given_open(bx_layout_reader *tr, const bx_expr *condition, const bx_field_scope *scope,
                   bx_given *given);

/** The same of a group: it and those that it stands in are there. */
void bx_given_open_group(bx_layout_reader *tr, const bx_slot *group, const bx_field_scope *scope,
                         bx_given *given);

void bx_given_close(bx_layout_reader *tr, const bx_given *given);

/** Whether some condition says that the value behind the first steps of a slot is there. */
bool bx_is_given(const bx_layout_reader *tr, const bx_field_scope *scope, const bx_slot *slot,
                 int step_count);

#endif
