#include "document/bind_columns.h"

#include <stdlib.h>

#include "base/limits.h"

#include "base/ban.h"

static bx_status fail_many(bx_binder *b, const bx_place *place)
{
    char most[12]; /* an int in decimal */
    snprintf(most, sizeof most, "%d", BX_LIMIT_TABLE_COLUMNS);
    return bx_report(b->diag, BX_E_OUT_OF_RANGE, place, "columns", "1", most);
}

static int compare_addresses(const void *left, const void *right)
{
    const bx_column_entry *a = left, *b = right;
    return ((uintptr_t)a->entry > (uintptr_t)b->entry) -
           ((uintptr_t)a->entry < (uintptr_t)b->entry);
}

static bx_status index_entries(bx_binder *b, const bx_rounds *rounds, bx_column_entries *entries)
{
    int count = 0;
    if (!rounds->is_grouped) return BX_OK;
    for (int k = 0; k < rounds->count; k++)
        count += bx_round_at(rounds, k).count;
    bx_column_entry *items = BX_NEW_ARRAY(b->arena, bx_column_entry, count);
    BX_TRY_NEW(items);
    int at = 0;
    for (int k = 0; k < rounds->count; k++) {
        const bx_round round = bx_round_at(rounds, k);
        for (int i = 0; i < round.count; i++)
            items[at++] = (bx_column_entry){round.entries[i], k};
    }
    qsort(items, (size_t)count, sizeof *items, compare_addresses);
    *entries = (bx_column_entries){items, count};
    return BX_OK;
}

static bx_status open_column(bx_binder *b, const bx_scope *scope, int i, bx_bound_columns *columns)
{
    bx_calc c = bx_binder_calc(b);
    const bx_repeat *repeat = columns->pattern->columns[i].repeat;
    if (!repeat) return BX_OK;
    BX_TRY(bx_repeat_open(&c, scope, repeat, &columns->rounds[i]));
    return index_entries(b, &columns->rounds[i], &columns->entries[i]);
}

static bx_status count_columns(bx_binder *b, const bx_scope *scope, bx_bound_columns *columns)
{
    const bx_table_pattern *t = columns->pattern;
    int64_t at = 0;
    for (int i = 0; i < t->column_count; i++) {
        const bx_repeat *repeat = t->columns[i].repeat;
        columns->starts[i] = (int)at;
        BX_TRY(open_column(b, scope, i, columns));
        at += repeat ? columns->rounds[i].count : 1;
        if (at > BX_LIMIT_TABLE_COLUMNS) return fail_many(b, repeat ? &repeat->place : &t->place);
    }
    columns->starts[t->column_count] = columns->count = (int)at;
    return columns->count > 0 ? BX_OK : fail_many(b, &t->place);
}

bx_status bx_bind_columns(bx_binder *b, const bx_scope *scope, const bx_table_pattern *pattern,
                          bx_bound_columns *columns)
{
    *columns = (bx_bound_columns){.pattern = pattern};
    columns->starts = BX_NEW_ARRAY(b->arena, int, pattern->column_count + 1);
    columns->rounds = BX_NEW_ARRAY(b->arena, bx_rounds, pattern->column_count);
    columns->entries = BX_NEW_ARRAY(b->arena, bx_column_entries, pattern->column_count);
    if (!columns->starts || !columns->rounds || !columns->entries) return BX_ERR_MEMORY;
    BX_TRY(count_columns(b, scope, columns));
    columns->columns = BX_NEW_ARRAY(b->arena, bx_column, columns->count);
    BX_TRY_NEW(columns->columns);
    for (int i = 0; i < pattern->column_count; i++)
        for (int k = columns->starts[i]; k < columns->starts[i + 1]; k++)
            columns->columns[k] = pattern->columns[i].column;
    return BX_OK;
}

/* The scope around a row that is an entry of the list, or a group of its entries; NULL: none. */
static const bx_scope *row_of_list(const bx_scope *row, const bx_field *list)
{
    while (row && row->list != list)
        row = row->outer;
    return row;
}

static bool is_in_column(const bx_column_entries *entries, const bx_value *entry, int k)
{
    const bx_column_entry wanted = {entry, 0};
    const bx_column_entry *found = NULL;
    if (entries->count > 0)
        found = bsearch(&wanted, entries->items, (size_t)entries->count, sizeof wanted,
                        compare_addresses);
    return found && found->k == k;
}

/* The row's own entries that are in data column k, in their order. */
static bx_status meet(bx_binder *b, const bx_column_entries *entries, int k, const bx_scope *row,
                      bx_scope *scope)
{
    bx_value *alone[] = {row->values};
    bx_value *const *own = row->entries ? row->entries : alone;
    int count = row->entries ? row->entry_count : 1, found = 0;
    bx_value **both = BX_NEW_ARRAY(b->arena, bx_value *, count);
    BX_TRY_NEW(both);
    for (int i = 0; i < count; i++)
        if (is_in_column(entries, own[i], k)) both[found++] = own[i];
    scope->entries = both;
    scope->entry_count = found;
    return BX_OK;
}

bx_status bx_bind_column_scope(bx_binder *b, const bx_bound_columns *columns, int column, int k,
                               const bx_scope *row, bx_scope *scope)
{
    const bx_rounds *rounds = &columns->rounds[column];
    const bx_scope *own = row_of_list(row, rounds->list);
    *scope = bx_round_scope(rounds, k, row);
    return own && rounds->is_grouped ? meet(b, &columns->entries[column], k, own, scope) : BX_OK;
}
