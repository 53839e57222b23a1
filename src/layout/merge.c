/*
 * Layouts are merged as nodes, before anything is typed: so a style that another is
 * like may be changed from above, and every value still knows the file it came from.
 */

#include "layout/merge.h"

#include "base/vec.h"

#include "base/ban.h"

typedef BX_VEC(bx_pair) pair_list;

static bx_status push(bx_arena *arena, pair_list *list, bx_pair pair)
{
    bx_pair *added = BX_VEC_PUSH(arena, list);
    BX_TRY_NEW(added);
    *added = pair;
    return BX_OK;
}

static bx_status make_map(bx_arena *arena, const bx_place *place, const pair_list *list,
                          const bx_node **map)
{
    bx_node *node = BX_NEW(arena, bx_node);
    BX_TRY_NEW(node);
    *node =
        (bx_node){.kind = BX_NODE_MAP, .place = *place, .pairs = list->items, .count = list->count};
    *map = node;
    return BX_OK;
}

bx_status bx_style_map(bx_arena *arena, const bx_node *node, const bx_node **map)
{
    pair_list list = {0};
    *map = node;
    if (node->kind != BX_NODE_SCALAR || bx_node_is_null(node)) return BX_OK;
    BX_TRY(push(arena, &list, (bx_pair){BX_STR("like"), node->place, node}));
    return make_map(arena, &node->place, &list, map);
}

/* How the values of one key come together. */
typedef bx_status (*merge_pair)(bx_arena *arena, bx_str key, const bx_node *base,
                                const bx_node *over, const bx_node **merged);

static bx_status merge_maps(bx_arena *arena, const bx_node *base, const bx_node *over,
                            merge_pair merge, const bx_node **merged)
{
    pair_list list = {0};
    for (int i = 0; i < base->count; i++) {
        bx_pair pair = base->pairs[i];
        for (int k = 0; k < over->count; k++) {
            if (!bx_str_equal(over->pairs[k].key, pair.key)) continue;
            const bx_node *below = pair.value;
            pair = over->pairs[k];
            BX_TRY(merge(arena, pair.key, below, over->pairs[k].value, &pair.value));
        }
        BX_TRY(push(arena, &list, pair));
    }
    for (int k = 0; k < over->count; k++)
        if (!bx_node_lookup(base, over->pairs[k].key)) BX_TRY(push(arena, &list, over->pairs[k]));
    return make_map(arena, &over->place, &list, merged);
}

static bx_status merge_value(bx_arena *arena, bx_str key, const bx_node *base, const bx_node *over,
                             const bx_node **merged)
{
    (void)key;
    *merged = over;
    if (base->kind != BX_NODE_MAP || over->kind != BX_NODE_MAP) return BX_OK;
    return merge_maps(arena, base, over, merge_value, merged);
}

static bx_status merge_style(bx_arena *arena, bx_str key, const bx_node *base, const bx_node *over,
                             const bx_node **merged)
{
    BX_TRY(bx_style_map(arena, base, &base));
    BX_TRY(bx_style_map(arena, over, &over));
    return merge_value(arena, key, base, over, merged);
}

/* What a document says is its own; what it looks like is inherited. */
static bx_status merge_top(bx_arena *arena, bx_str key, const bx_node *base, const bx_node *over,
                           const bx_node **merged)
{
    *merged = over;
    if (bx_str_is(key, "fields") || bx_str_is(key, "rules") || bx_str_is(key, "body")) return BX_OK;
    bool is_styles =
        bx_str_is(key, "styles") && base->kind == BX_NODE_MAP && over->kind == BX_NODE_MAP;
    if (is_styles) return merge_maps(arena, base, over, merge_style, merged);
    return merge_value(arena, key, base, over, merged);
}

bx_status bx_node_merge(bx_arena *arena, const bx_node *base, const bx_node *over,
                        const bx_node **merged)
{
    return merge_value(arena, BX_STR(""), base, over, merged);
}

/* What a file says of itself; a profile's own name is not that of the layout under it. */
static bool is_own(bx_str key)
{
    static const char *const own[] = {"banxin", "name", "extends", "inherit"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (bx_str_is(key, own[i])) return true;
    return false;
}

bx_status bx_layout_merge(bx_arena *arena, const bx_node *below, const bx_node *over,
                          bool is_profile, const bx_node **merged)
{
    pair_list list = {0};
    const bx_node *laid = over;
    for (int i = 0; is_profile && i < over->count; i++)
        if (!is_own(over->pairs[i].key)) BX_TRY(push(arena, &list, over->pairs[i]));
    if (is_profile) BX_TRY(make_map(arena, &below->place, &list, &laid));
    return merge_maps(arena, below, laid, merge_top, merged);
}
