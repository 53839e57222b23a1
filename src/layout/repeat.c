#include "layout/repeat.h"

#include "layout/parse.h"
#include "layout/slip.h"
#include "layout/typing.h"

#include "base/ban.h"

enum { MOST_KEYS = 8 };

static const unsigned key_gives = BX_GIVE(TEXT) | BX_GIVE(NUMBER) | BX_GIVE(DATE) | BX_GIVE(TRUTH);

/* One text, or a list of texts. */
static bx_status count_nodes(bx_reader *r, const bx_node *node, const char *name,
                             const bx_node *const **nodes, const bx_node *const *alone, int *count)
{
    bool is_list = node->kind == BX_NODE_LIST;
    *nodes = is_list ? node->items : alone;
    *count = is_list ? node->count : 1;
    for (int i = 0; i < *count; i++)
        if ((*nodes)[i]->kind != BX_NODE_SCALAR || bx_node_is_null((*nodes)[i]))
            return bx_reader_keep(r, bx_node_want((*nodes)[i], BX_NODE_SCALAR, name, r->diag));
    if (*count > 0 && *count <= MOST_KEYS) return BX_OK;
    char most[12]; /* an int in decimal */
    snprintf(most, sizeof most, "%d", MOST_KEYS);
    *count = 0;
    return bx_reader_keep(r, bx_report(r->diag, BX_E_OUT_OF_RANGE, &node->place, name, "1", most));
}

/* A key is a field of the entry, so that it is one value for all of a group. */
static bx_status read_key(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *entry,
                          const bx_expr **key)
{
    int before = tr->reader.faults;
    BX_TRY(bx_expr_read(tr, node, node->text, entry, BX_USE_VALUE, key));
    if (!*key) return BX_OK;
    bool is_field = (*key)->kind == BX_EXPR_SLOT && (*key)->slot.depth == 0 &&
                    (*key)->slot.step_count == 1 && (*key)->slot.column < 0;
    if (!is_field)
        return bx_reader_fail(&tr->reader, BX_E_NO_KEY_FIELD, &node->place, node->text, (bx_str){0},
                              (bx_str){0});
    BX_TRY(bx_type_want(tr, *key, key_gives));
    if (tr->reader.faults != before) *key = NULL;
    return BX_OK;
}

static bx_status read_keys(bx_layout_reader *tr, const bx_node *by, const bx_field_scope *entry,
                           bx_repeat *repeat)
{
    const bx_node *const *nodes;
    int count;
    BX_TRY(count_nodes(&tr->reader, by, "by", &nodes, &by, &count));
    const bx_expr **keys = BX_NEW_ARRAY(tr->reader.arena, const bx_expr *, count);
    BX_TRY_NEW(keys);
    for (int i = 0; i < count; i++) {
        BX_TRY(read_key(tr, nodes[i], entry, &keys[repeat->key_count]));
        if (keys[repeat->key_count]) repeat->key_count++;
    }
    repeat->keys = keys;
    return BX_OK;
}

/* A name, or - and a name: from the greatest down. */
static bx_status read_sort(bx_layout_reader *tr, const bx_node *sort, const bx_field_scope *entry,
                           bx_repeat *repeat)
{
    const bx_node *const *nodes;
    int count;
    BX_TRY(count_nodes(&tr->reader, sort, "sort", &nodes, &sort, &count));
    bx_sort_key *keys = BX_NEW_ARRAY(tr->reader.arena, bx_sort_key, count);
    BX_TRY_NEW(keys);
    for (int i = 0; i < count; i++) {
        bx_sort_key *key = &keys[repeat->sort_count];
        bx_str text = nodes[i]->text;
        key->is_descending = bx_str_starts(text, BX_STR("-")) && !bx_scope_declares(entry, text);
        if (key->is_descending) text = bx_str_trim((bx_str){text.ptr + 1, text.len - 1});
        BX_TRY(bx_expr_read(tr, nodes[i], text, entry, BX_USE_VALUE, &key->value));
        if (!key->value) continue;
        BX_TRY(bx_type_want(tr, key->value, key_gives));
        repeat->sort_count++;
    }
    repeat->sort = keys;
    return BX_OK;
}

/* The group whose entries are grouped once more; NULL: the list is no group's own name. */
static const bx_field_scope *group_around(const bx_repeat *repeat, const bx_field_scope *scope)
{
    if (repeat->list.step_count > 0) return NULL;
    for (int i = 0; i < repeat->list.depth; i++)
        scope = scope->outer;
    return scope;
}

/* What all entries of a group share: its own keys, and those of the group that it is a part of. */
static bx_status key_names(bx_layout_reader *tr, const bx_repeat *repeat,
                           const bx_field_scope *scope, bx_field_scope *inner)
{
    const bx_field_scope *around = group_around(repeat, scope);
    int shared = around ? around->key_count : 0;
    bx_str *names = BX_NEW_ARRAY(tr->reader.arena, bx_str, repeat->key_count + shared);
    BX_TRY_NEW(names);
    for (int i = 0; i < repeat->key_count; i++)
        names[i] = repeat->keys[i]->slot.field->name;
    for (int i = 0; i < shared; i++)
        names[repeat->key_count + i] = around->keys[i];
    inner->keys = names;
    inner->key_count = repeat->key_count + shared;
    return BX_OK;
}

bx_status bx_repeat_read(bx_layout_reader *tr, const bx_raw_repeat *raw,
                         const bx_field_scope *scope, bx_repeat *repeat, bx_field_scope *inner)
{
    const bx_node *each = raw->each;
    *repeat = (bx_repeat){.place = each->place};
    bool is_told = false;
    BX_TRY(bx_slip_braces(tr, each, each->text, &is_told));
    if (is_told) return BX_OK;
    BX_TRY(bx_scope_find(tr, scope, each->text, &each->place, &repeat->list));
    const bx_field *list = repeat->list.field;
    if (!list) return BX_OK;
    repeat->list.field = NULL;
    if (list->type != BX_FIELD_LIST || repeat->list.has_members)
        return bx_layout_no_list(tr, scope, &repeat->list, list, &each->place);
    if (repeat->list.is_many && repeat->list.step_count > 0)
        return bx_reader_fail(&tr->reader, BX_E_MANY_VALUES, &each->place, (bx_str){0}, (bx_str){0},
                              (bx_str){0});
    repeat->list.field = list;
    *inner = (bx_field_scope){.fields = list->fields,
                              .count = list->field_count,
                              .outer = scope,
                              .kind = BX_SCOPE_ENTRY,
                              .list = list};
    const bx_field_scope entry = *inner;
    if (raw->sort) BX_TRY(read_sort(tr, raw->sort, &entry, repeat));
    if (!raw->by) return BX_OK;
    BX_TRY(read_keys(tr, raw->by, &entry, repeat));
    inner->kind = BX_SCOPE_GROUP;
    return key_names(tr, repeat, scope, inner);
}
