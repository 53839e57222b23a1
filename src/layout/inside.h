/*
 * inside.h - `in`: names of a group by themselves
 *
 * in: 核稿 makes the fields of the group 核稿 names of their own; those of the places around stay reachable
 * behind them, as in an each. So one part serves every group that has the fields it names. What is in a
 * group that the data lack is not there: a body gives nothing, a cell is as one whose `if` does not hold.
 * Inside, the group itself is given, and its required fields with it.
 */
#ifndef BX_LAYOUT_INSIDE_H
#define BX_LAYOUT_INSIDE_H

#include "layout/given.h"

/** While what stands in the group is read; in the caller's memory. */
typedef struct bx_inside {
    const bx_slot *group;        /* where it stands; NULL after a fault: nothing is to be read */
    const bx_field_scope *scope; /* of what stands in it; one link out for each step of the group */
    bx_given given;
} bx_inside;

/**
 * Opens the group that a path names.
 * @param path   a scalar
 * @param scope  of the place where `in` is written; lent until the layout is read
 */
bx_status bx_inside_open(bx_layout_reader *tr, const bx_node *path, const bx_field_scope *scope,
                         bx_inside *inside);

void bx_inside_close(bx_layout_reader *tr, const bx_inside *inside);

#endif
