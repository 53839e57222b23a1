#include "calc/repeat.h"

#include <stdlib.h>
#include <string.h>

#include "base/fnv.h"
#include "calc/operate.h"
#include "calc/texts.h"

#include "base/ban.h"

/* An entry while it is sorted and grouped. */
typedef struct sorted {
    bx_value *entry;
    const bx_result *keys; /* one for each sort key */
    const bx_repeat *repeat;
    int at;    /* in the data */
    int group; /* which it belongs to */
} sorted;

/* What is absent comes last, whichever way it is sorted. */
static int compare_results(const bx_result *a, const bx_result *b, bool is_descending)
{
    bool has_a = a->kind != BX_RESULT_NOTHING && a->kind != BX_RESULT_MARK;
    bool has_b = b->kind != BX_RESULT_NOTHING && b->kind != BX_RESULT_MARK;
    if (!has_a || !has_b) return has_b - has_a;
    int order = bx_result_order(a, b);
    return is_descending ? -order : order;
}

static int compare_entries(const void *left, const void *right)
{
    const sorted *a = left, *b = right;
    for (int i = 0; i < a->repeat->sort_count; i++) {
        int order = compare_results(&a->keys[i], &b->keys[i], a->repeat->sort[i].is_descending);
        if (order != 0) return order;
    }
    return a->at < b->at ? -1 : 1;
}

static bx_scope entry_scope(const bx_rounds *rounds, bx_value *entry, const bx_scope *outer)
{
    return (bx_scope){.values = entry,
                      .count = rounds->list->field_count,
                      .outer = outer,
                      .home = rounds->home,
                      .list = rounds->list};
}

static bx_status sort_entries(bx_calc *c, const bx_scope *scope, const bx_rounds *rounds,
                              sorted *entries, int count)
{
    const bx_repeat *repeat = count > 0 ? entries[0].repeat : NULL;
    if (!repeat || repeat->sort_count == 0) return BX_OK;
    for (int i = 0; i < count; i++) {
        bx_scope entry = entry_scope(rounds, entries[i].entry, scope);
        bx_result *keys = BX_NEW_ARRAY(c->arena, bx_result, repeat->sort_count);
        BX_TRY_NEW(keys);
        for (int k = 0; k < repeat->sort_count; k++)
            BX_TRY(bx_evaluate(c, &entry, repeat->sort[k].value, &keys[k]));
        entries[i].keys = keys;
    }
    qsort(entries, (size_t)count, sizeof *entries, compare_entries);
    return BX_OK;
}

/* --- groups --- */

typedef struct group {
    bx_str key;      /* the texts of all keys, one behind the other */
    int count, next; /* entries; where the next one goes */
} group;

typedef struct grouping {
    bx_calc *c;
    group *groups;
    int count;
    int *table; /* by hash: index of a group + 1 */
    size_t mask;
} grouping;

static bx_status fail_key(bx_calc *c, const bx_value *entry, const bx_field *field)
{
    const char *name = bx_str_copy(c->arena, field->name).ptr;
    BX_TRY_NEW(name);
    return bx_report(c->diag, BX_E_NO_GROUP_KEY, &entry->place, name);
}

/* Each key with its length before it, so that a|bc is not ab|c. */
static bx_status write_key(bx_calc *c, const bx_scope *entry, const bx_expr *key, bx_buf *out)
{
    bx_result r;
    const bx_text *texts = NULL;
    int count;
    BX_TRY(bx_evaluate(c, entry, key, &r));
    BX_TRY(bx_result_texts(c, &r, &texts, &count));
    bx_str text = count > 0 ? bx_str_trim(texts[0].text) : (bx_str){0};
    if (text.len == 0 && r.told) return BX_ERR_INPUT;
    if (text.len == 0) return fail_key(c, &entry->values[key->slot.steps[0]], key->slot.field);
    bx_buf_printf(out, "%zu:%.*s", text.len, BX_STR_ARG(text));
    return BX_OK;
}

static bx_status key_of(bx_calc *c, const bx_repeat *repeat, const bx_scope *entry, bx_str *key)
{
    bx_buf out = {0};
    bx_status status = BX_OK;
    for (int i = 0; i < repeat->key_count && status == BX_OK; i++)
        status = write_key(c, entry, repeat->keys[i], &out);
    *key = bx_buf_keep(&out, c->arena);
    BX_TRY(status);
    BX_TRY_NEW(key->ptr);
    return BX_OK;
}

/* The group of a key, a new one when there is none: at most half of the table is taken. */
static int find_group(grouping *g, bx_str key)
{
    size_t at = (size_t)bx_fnv(key.ptr, key.len) & g->mask;
    while (g->table[at] != 0) {
        if (bx_str_equal(g->groups[g->table[at] - 1].key, key)) return g->table[at] - 1;
        at = (at + 1) & g->mask;
    }
    g->groups[g->count].key = key;
    g->table[at] = ++g->count;
    return g->count - 1;
}

static bx_status open_grouping(bx_calc *c, int count, grouping *g)
{
    size_t room = 16;
    while (room < 2 * (size_t)count)
        room *= 2;
    *g = (grouping){.c = c, .mask = room - 1};
    g->groups = BX_NEW_ARRAY(c->arena, group, count);
    g->table = BX_NEW_ARRAY(c->arena, int, room);
    return g->groups && g->table ? BX_OK : BX_ERR_MEMORY;
}

/* Tells every entry that has no key. */
static bx_status find_groups(grouping *g, const bx_scope *scope, const bx_rounds *rounds,
                             sorted *entries, int count)
{
    bx_status fault = BX_OK;
    for (int i = 0; i < count; i++) {
        bx_str key;
        bx_scope entry = entry_scope(rounds, entries[i].entry, scope);
        bx_status status = key_of(g->c, entries[i].repeat, &entry, &key);
        if (status != BX_OK && status != BX_ERR_INPUT) return status;
        if (status == BX_ERR_INPUT) fault = status;
        else g->groups[entries[i].group = find_group(g, key)].count++;
    }
    return fault;
}

static bx_status make_groups(bx_calc *c, const bx_scope *scope, bx_rounds *rounds, sorted *entries,
                             int count)
{
    grouping g;
    BX_TRY(open_grouping(c, count, &g));
    BX_TRY(find_groups(&g, scope, rounds, entries, count));
    bx_value **order = BX_NEW_ARRAY(c->arena, bx_value *, count);
    int *starts = BX_NEW_ARRAY(c->arena, int, g.count + 1);
    if (!order || !starts) return BX_ERR_MEMORY;
    for (int i = 0; i < g.count; i++) {
        g.groups[i].next = starts[i];
        starts[i + 1] = starts[i] + g.groups[i].count;
    }
    for (int i = 0; i < count; i++)
        order[g.groups[entries[i].group].next++] = entries[i].entry;
    rounds->entries = order;
    rounds->starts = starts;
    rounds->count = g.count;
    return BX_OK;
}

static bx_status make_rounds(bx_calc *c, bx_rounds *rounds, const sorted *entries, int count)
{
    bx_value **order = BX_NEW_ARRAY(c->arena, bx_value *, count);
    BX_TRY_NEW(order);
    for (int i = 0; i < count; i++)
        order[i] = entries[i].entry;
    rounds->entries = order;
    return BX_OK;
}

/* Where a slot's list stands; entries of a group go on counting where the group before it ended. */
static bx_status place_rounds(bx_calc *c, const bx_scope *scope, const bx_slot *slot,
                              bx_rounds *rounds)
{
    for (int i = 0; i < slot->depth; i++)
        scope = scope->outer;
    bool is_group = slot->step_count == 0;
    rounds->home = is_group ? scope->home : scope;
    rounds->before = is_group ? scope->before : 0;
    rounds->group_index = is_group ? scope->index : 1;
    if (is_group) return BX_OK;
    /* Of a path the scope of the groups that it passes: a default of an entry was typed there. */
    return bx_scope_enter(c->arena, scope, scope, slot->steps, slot->step_count - 1, &rounds->home);
}

bx_status bx_repeat_open(bx_calc *c, const bx_scope *scope, const bx_repeat *repeat,
                         bx_rounds *rounds)
{
    bx_value *const *entries;
    int count;
    bx_slot_entries(scope, &repeat->list, &entries, &count);
    *rounds = (bx_rounds){.entries = entries,
                          .count = count,
                          .list = repeat->list.field,
                          .is_grouped = repeat->key_count > 0};
    BX_TRY(place_rounds(c, scope, &repeat->list, rounds));
    if (repeat->sort_count == 0 && !rounds->is_grouped) return BX_OK;
    sorted *order = BX_NEW_ARRAY(c->arena, sorted, count);
    BX_TRY_NEW(order);
    for (int i = 0; i < count; i++)
        order[i] = (sorted){.entry = entries[i], .repeat = repeat, .at = i};
    BX_TRY(sort_entries(c, scope, rounds, order, count));
    return rounds->is_grouped ? make_groups(c, scope, rounds, order, count)
                              : make_rounds(c, rounds, order, count);
}

bx_scope bx_round_scope(const bx_rounds *rounds, int i, const bx_scope *outer)
{
    const bx_round round = bx_round_at(rounds, i);
    bx_scope scope = entry_scope(rounds, round.entries[0], outer);
    scope.index_in_group = i + 1;
    scope.group_index = rounds->group_index;
    scope.is_first = i == 0;
    scope.is_last = i + 1 == rounds->count;
    scope.before = rounds->before + (int)(round.entries - rounds->entries);
    scope.index = rounds->is_grouped ? i + 1 : scope.before + 1;
    if (!rounds->is_grouped) return scope;
    scope.group_index = i + 1;
    scope.entries = round.entries;
    scope.entry_count = round.count;
    return scope;
}
