#include "source/node.h"

#include "base/ban.h"

const bx_node *bx_node_lookup(const bx_node *map, bx_str key)
{
    if (map->kind != BX_NODE_MAP) return NULL;
    for (int i = 0; i < map->count; i++)
        if (bx_str_equal(map->pairs[i].key, key)) return map->pairs[i].value;
    return NULL;
}

bool bx_node_is_null(const bx_node *node)
{
    /* YAML 1.2.2, 10.3.2: the core schema's spellings of null. */
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
    if (node->kind != BX_NODE_SCALAR || node->style != BX_SCALAR_PLAIN) return false;
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        if (bx_str_is(node->text, nulls[i])) return true;
    return false;
}

static const char *const kind_names[] = {[BX_NODE_SCALAR] = BX_BOTH("text", "文字"),
                                         [BX_NODE_LIST] = BX_BOTH("a list", "列表"),
                                         [BX_NODE_MAP] = BX_BOTH("a map", "若干“键: 值”")};

const char *bx_node_kind_name(const bx_node *node)
{
    return bx_node_is_null(node) ? BX_BOTH("nothing", "空白") : kind_names[node->kind];
}

/* How something of a kind is written. */
static const char *const kind_ways[] = {
    [BX_NODE_SCALAR] = BX_BOTH("write one value behind it", "请在它后面写一个值"),
    [BX_NODE_LIST] = BX_BOTH("write its entries below it, each behind a dash: - …",
                             "请在它下面逐项写，每项前加“- ”"),
    [BX_NODE_MAP] = BX_BOTH("write its keys below it, each with its value, indented",
                            "请在它下面缩进写各个键和值")};

bx_status bx_node_want(const bx_node *node, bx_node_kind kind, const char *name, bx_diag *diag)
{
    if (node->kind == kind && !bx_node_is_null(node)) return BX_OK;
    return bx_report(diag, BX_E_WRONG_KIND, &node->place, name, kind_names[kind],
                     bx_node_kind_name(node), kind_ways[kind]);
}
