/*
 * witness_figures.h - rows of figures out of a sample's data, with their totals
 */
#ifndef WITNESS_FIGURES_H
#define WITNESS_FIGURES_H

#include "support/witness_data.h"

enum { WITNESS_MOST_COLUMNS = 8, WITNESS_MOST_GROUPS = 8 };

typedef struct witness_group {
    char name[64];
    char columns[WITNESS_MOST_COLUMNS][64];
    int count;
} witness_group;

typedef struct witness_groups {
    witness_group at[WITNESS_MOST_GROUPS];
    int count;
} witness_groups;

/** `words`: the group's name and those of its columns. */
void witness_group_add(witness *w, witness_groups *groups, const char *words);

/** Columns of the group; 0 when there is none of that name. */
int witness_group_size(const witness_groups *groups, const char *name);

/**
 * The text of one figure of the row at `path`: as given, "" for a blank, a total
 * (the last column, if it is 总计) summed when it is not given.
 * @param may_be_absent  then the row is the sum of all rows beside it
 * @return NULL when there is none
 */
char *witness_figure(witness *w, const witness_node *data, const witness_groups *groups,
                     const char *group, int column, const char *path, bool may_be_absent);

#endif
