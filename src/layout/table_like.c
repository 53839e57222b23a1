#include "layout/table_like.h"

#include "layout/merge.h"

#include "base/ban.h"

static const bx_node *find_table(const bx_node *tables, bx_str name)
{
    const bx_node *found = tables ? bx_node_lookup(tables, name) : NULL;
    return found && !bx_node_is_null(found) ? found : NULL;
}

static bx_status fail_unknown(bx_layout_reader *tr, const bx_node *name)
{
    const bx_node *tables = tr->tables;
    int count = 0;
    bx_str *names = BX_NEW_ARRAY(tr->reader.arena, bx_str, tables ? tables->count : 0);
    BX_TRY_NEW(names);
    for (int i = 0; tables && i < tables->count; i++)
        if (!bx_node_is_null(tables->pairs[i].value)) names[count++] = tables->pairs[i].key;
    const bx_unknown codes = {BX_E_UNKNOWN_TABLE_NEAR, BX_E_UNKNOWN_TABLE};
    return bx_reader_fail_unknown(&tr->reader, codes, &name->place, name->text, names, count);
}

/* The named table that a map is like; NULL: it is like none, or a fault was told. */
static bx_status find_like(bx_layout_reader *tr, const bx_node *map, const bx_node **under)
{
    bx_reader *r = &tr->reader;
    const bx_node *name = bx_node_lookup(map, BX_STR("like"));
    *under = NULL;
    if (!name || bx_node_is_null(name) || name->kind != BX_NODE_SCALAR) return BX_OK;
    const bx_node *found = find_table(tr->tables, name->text);
    if (!found) return fail_unknown(tr, name);
    if (found->kind == BX_NODE_MAP) {
        *under = found;
        return BX_OK;
    }
    const char *key = bx_str_copy(r->arena, name->text).ptr;
    BX_TRY_NEW(key);
    return bx_reader_keep(r, bx_node_want(found, BX_NODE_MAP, key, r->diag));
}

bx_status bx_table_like(bx_layout_reader *tr, const bx_node *table, const bx_node **whole)
{
    const bx_node *map = table, *under;
    int most = tr->tables ? tr->tables->count : 0;
    *whole = table;
    BX_TRY(find_like(tr, map, &under));
    for (int steps = 0; under; steps++) {
        const bx_node *like = bx_node_lookup(map, BX_STR("like"));
        if (steps == most) /* more than there are: one comes again */
            return bx_reader_fail(&tr->reader, BX_E_TABLE_LOOP, &like->place, like->text,
                                  (bx_str){0}, (bx_str){0});
        BX_TRY(bx_node_merge(tr->reader.arena, under, *whole, whole));
        map = under;
        BX_TRY(find_like(tr, map, &under));
    }
    return BX_OK;
}
