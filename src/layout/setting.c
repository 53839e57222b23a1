#include "layout/setting.h"

#include "base/ban.h"

static bx_status fail_key(bx_reader *r, const bx_node *path, bx_str key, const bx_node *map)
{
    const bx_unknown codes = {BX_E_CLAUSE_SETTING_NEAR, BX_E_CLAUSE_SETTING};
    bx_str *known = BX_NEW_ARRAY(r->arena, bx_str, map->count);
    BX_TRY_NEW(known);
    for (int i = 0; i < map->count; i++)
        known[i] = map->pairs[i].key;
    return bx_reader_fail_unknown(r, codes, &path->place, key, known, map->count);
}

/* What decides the value at a path; NULL: the path leads nowhere, which is told. */
static bx_status find(bx_reader *r, const bx_node *path, const bx_node *root, const bx_node **found)
{
    bx_str rest = path->text;
    const bx_node *at = root;
    while (rest.len > 0 && at->kind == BX_NODE_MAP) {
        size_t end = bx_str_find(rest, BX_STR("."));
        bx_str key = {rest.ptr, end};
        const bx_node *next = bx_node_lookup(at, key);
        if (!next) return fail_key(r, path, key, at);
        at = next;
        end = end < rest.len ? end + 1 : end;
        rest = (bx_str){rest.ptr + end, rest.len - end};
    }
    *found = at;
    return BX_OK;
}

/* A layout's own file of clauses asks what the layout itself asks. */
static bool is_local(const bx_settings_ground *ground, const bx_text_file *file)
{
    const bx_text_file *asked = ground->asked->file;
    for (int i = 0; i < ground->homes->count; i++) {
        const bx_clause_home *home = &ground->homes->items[i];
        if (home->clauses == asked && home->layout == file) return false;
    }
    return file != asked;
}

static bx_status read_one(bx_reader *r, const bx_node *path, const bx_settings_ground *ground,
                          bx_clause *clause, bx_setting *settings)
{
    const bx_node *found = NULL;
    if (path->kind != BX_NODE_SCALAR || bx_node_is_null(path))
        return bx_reader_keep(r, bx_node_want(path, BX_NODE_SCALAR, "setting", r->diag));
    BX_TRY(find(r, path, ground->root, &found));
    if (!found) return BX_OK;
    settings[clause->setting_count++] = (bx_setting){
        .path = path->text, .place = found->place, .is_local = is_local(ground, found->place.file)};
    return BX_OK;
}

bx_status bx_settings_read(bx_reader *r, const bx_node *node, const bx_settings_ground *ground,
                           bx_clause *clause)
{
    bool is_list = node->kind == BX_NODE_LIST;
    int count = is_list ? node->count : 1;
    bx_setting *settings = BX_NEW_ARRAY(r->arena, bx_setting, count);
    BX_TRY_NEW(settings);
    clause->settings = settings;
    for (int i = 0; i < count; i++)
        BX_TRY(read_one(r, is_list ? node->items[i] : node, ground, clause, settings));
    return BX_OK;
}
