#include "support/witness_figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const witness_group *find_group(const witness_groups *groups, const char *name)
{
    for (int i = 0; i < groups->count; i++)
        if (strcmp(groups->at[i].name, name) == 0) return &groups->at[i];
    return NULL;
}

void witness_group_add(witness *w, witness_groups *groups, const char *words)
{
    bool has_room = groups->count < WITNESS_MOST_GROUPS;
    if (!witness_claim(w, has_room, 0, "more groups than the witness has room for")) return;
    witness_group *group = &groups->at[groups->count++];
    int used = 0;
    if (sscanf(words, "%63s %n", group->name, &used) != 1) return;
    words += used;
    while (group->count < WITNESS_MOST_COLUMNS &&
           sscanf(words, "%63s %n", group->columns[group->count], &used) == 1) {
        words += used;
        group->count++;
    }
}

int witness_group_size(const witness_groups *groups, const char *name)
{
    const witness_group *group = find_group(groups, name);
    return group ? group->count : 0;
}

static bool is_total(const witness_group *group, int column)
{
    return column == group->count - 1 && strcmp(group->columns[column], "总计") == 0;
}

/* The figure as it stands in the data, or NULL. */
static const char *given(const witness_node *row, const witness_group *group, int column)
{
    const witness_node *item = row->first;
    if (row->kind == WITNESS_MAP) item = witness_data_at(row, group->columns[column]);
    else
        for (int i = 0; item && i < column; i++)
            item = item->next;
    return item ? item->text : NULL;
}

static char *number_text(witness *w, long number)
{
    char *text = witness_take(w, 32);
    snprintf(text, 32, "%ld", number);
    return text;
}

/* A sum over a blank is blank: nobody vouches for it. */
static bool add_to(const char *figure, long *sum)
{
    if (!*figure) return false;
    *sum += strtol(figure, NULL, 10);
    return true;
}

static char *figure_of(witness *w, const witness_node *row, const witness_group *group, int column)
{
    const char *text = given(row, group, column);
    if (text) {
        char *copy = witness_take(w, strlen(text) + 1);
        memcpy(copy, text, strlen(text));
        return copy;
    }
    if (!is_total(group, column)) return NULL;
    long sum = 0;
    for (int i = 0; i < column; i++) {
        const char *part = given(row, group, i);
        if (!part) return NULL;
        if (!add_to(part, &sum)) return witness_take(w, 1);
    }
    return number_text(w, sum);
}

/* Whether a node is a row of figures and not a map of rows. */
static bool is_row(const witness_node *node)
{
    return node->first && node->first->kind == WITNESS_TEXT;
}

static bool sum_rows(witness *w, const witness_node *node, const witness_group *group, int column,
                     long *sum)
{
    for (const witness_node *child = node->first; child; child = child->next) {
        if (!is_row(child)) {
            if (!sum_rows(w, child, group, column, sum)) return false;
            continue;
        }
        const char *part = figure_of(w, child, group, column);
        if (!part || !add_to(part, sum)) return false;
    }
    return true;
}

char *witness_figure(witness *w, const witness_node *data, const witness_groups *groups,
                     const char *group_name, int column, const char *path, bool may_be_absent)
{
    const witness_group *group = find_group(groups, group_name);
    const witness_node *row = witness_data_at(data, path);
    if (row) return figure_of(w, row, group, column);
    const char *dot = strrchr(path, '.');
    if (!may_be_absent || !dot) return NULL;
    char *above = witness_take(w, (size_t)(dot - path) + 1);
    memcpy(above, path, (size_t)(dot - path));
    const witness_node *rows = witness_data_at(data, above);
    long sum = 0;
    if (!rows || !sum_rows(w, rows, group, column, &sum)) return NULL;
    return number_text(w, sum);
}
