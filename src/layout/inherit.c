#include "layout/inherit.h"

#include "base/vec.h"

#include "base/ban.h"

typedef BX_VEC(bx_pair) pair_list;
typedef BX_VEC(const bx_node *) node_list;

enum { OF_FIELDS = 1, OF_RULES = 2 };

static const bx_word inherit_words[] = {{"fields", OF_FIELDS}, {"rules", OF_RULES}, {NULL, 0}};
static const bx_shape word_shape = {.words = inherit_words};
const bx_shape bx_inherit_shape = {.words = inherit_words, .items = &word_shape};

static bx_status push_pair(bx_reader *r, pair_list *list, bx_pair pair)
{
    bx_pair *added = BX_VEC_PUSH(r->arena, list);
    BX_TRY_NEW(added);
    *added = pair;
    return BX_OK;
}

static bx_status push_node(bx_reader *r, node_list *list, const bx_node *node)
{
    const bx_node **added = BX_VEC_PUSH(r->arena, list);
    BX_TRY_NEW(added);
    *added = node;
    return BX_OK;
}

static bx_status make_map(bx_reader *r, const bx_place *place, const pair_list *list,
                          const bx_node **map)
{
    bx_node *node = BX_NEW(r->arena, bx_node);
    BX_TRY_NEW(node);
    *node =
        (bx_node){.kind = BX_NODE_MAP, .place = *place, .pairs = list->items, .count = list->count};
    *map = node;
    return BX_OK;
}

static bx_status fail_kind(bx_reader *r, const bx_node *node)
{
    return bx_reader_keep(r, bx_report(r->diag, BX_E_WRONG_KIND, &node->place, "inherit",
                                       BX_BOTH("a list of keys", "若干键名的列表"),
                                       bx_node_kind_name(node),
                                       BX_BOTH("write inherit: [fields, rules], or one of them",
                                               "请写 inherit: [fields, rules]，或其中之一")));
}

static bx_status read_inherit(bx_reader *r, const bx_node *layout, unsigned *inherited)
{
    const bx_node *list = bx_node_lookup(layout, BX_STR("inherit"));
    *inherited = 0;
    if (!list || bx_node_is_null(list)) return BX_OK;
    *inherited = OF_FIELDS | OF_RULES;
    if (list->kind == BX_NODE_MAP) return fail_kind(r, list);
    *inherited = 0;
    bool is_list = list->kind == BX_NODE_LIST;
    const bx_node *const *words = is_list ? list->items : &list;
    int count = is_list ? list->count : 1;
    int before = r->faults;
    for (int i = 0; i < count; i++) {
        int word = 0;
        BX_TRY(bx_reader_word(r, words[i], "inherit", inherit_words, &word));
        *inherited |= (unsigned)word;
    }
    /* Whatever was meant: not each name that is missing then is told as well. */
    if (r->faults != before) *inherited = OF_FIELDS | OF_RULES;
    return BX_OK;
}

/* What is taken away must be there below. */
static bx_status fail_not_below(bx_reader *r, const bx_place *place, bx_str name,
                                const bx_str *known, int count)
{
    const bx_unknown codes = {BX_E_NOT_BELOW_NEAR, BX_E_NOT_BELOW};
    return bx_reader_fail_unknown(r, codes, place, name, known, count);
}

/* --- fields --- */

static const bx_node *map_of(const bx_node *layout, const char *key)
{
    const bx_node *node = layout ? bx_node_lookup(layout, bx_str_from(key)) : NULL;
    return node && node->kind == BX_NODE_MAP ? node : NULL;
}

/* A null of a file is a field that is below, and that is laid over. */
static bx_status check_null(bx_reader *r, const bx_node *below, const bx_pair *pair,
                            bool is_inherited)
{
    const bx_node *old = below ? bx_node_lookup(below, pair->key) : NULL;
    int count = 0;
    if (!bx_node_is_null(pair->value)) return BX_OK;
    if (old && !bx_node_is_null(old))
        return is_inherited ? BX_OK
                            : bx_reader_fail(r, BX_E_NOT_INHERITED, &pair->key_place, pair->key,
                                             BX_STR("fields"), (bx_str){0});
    bx_str *names = BX_NEW_ARRAY(r->arena, bx_str, below ? below->count : 0);
    BX_TRY_NEW(names);
    for (int i = 0; below && i < below->count; i++)
        if (!bx_node_is_null(below->pairs[i].value)) names[count++] = below->pairs[i].key;
    return fail_not_below(r, &pair->key_place, pair->key, names, count);
}

static const bx_pair *find_pair(const bx_node *map, bx_str key)
{
    for (int i = 0; i < map->count; i++)
        if (bx_str_equal(map->pairs[i].key, key)) return &map->pairs[i];
    return NULL;
}

static bx_status lay_fields(bx_reader *r, const bx_node *below, const bx_node *over,
                            const bx_node **laid)
{
    pair_list list = {0};
    for (int i = 0; i < below->count; i++) {
        const bx_pair *own = find_pair(over, below->pairs[i].key);
        BX_TRY(push_pair(r, &list, own ? *own : below->pairs[i]));
    }
    for (int i = 0; i < over->count; i++)
        if (!find_pair(below, over->pairs[i].key)) BX_TRY(push_pair(r, &list, over->pairs[i]));
    return make_map(r, &over->place, &list, laid);
}

static bx_status inherit_fields(bx_reader *r, const bx_node *below, const bx_node *layout,
                                bool is_inherited, const bx_node **fields)
{
    const bx_node *old = map_of(below, "fields");
    const bx_node *own = map_of(layout, "fields");
    if (!own) return BX_OK;
    for (int i = 0; i < own->count; i++)
        BX_TRY(check_null(r, old, &own->pairs[i], is_inherited));
    return old && is_inherited ? lay_fields(r, old, own, fields) : BX_OK;
}

bx_status bx_inherit_settle(bx_reader *r, const bx_node **fields, const bx_node **taken)
{
    pair_list there = {0}, away = {0};
    const bx_node *all = *fields;
    for (int i = 0; all && i < all->count; i++) {
        bool is_null = bx_node_is_null(all->pairs[i].value);
        BX_TRY(push_pair(r, is_null ? &away : &there, all->pairs[i]));
    }
    if (away.count == 0) return BX_OK;
    BX_TRY(make_map(r, &all->place, &there, fields));
    return make_map(r, &all->place, &away, taken);
}

/* --- rules --- */

static const bx_node *list_of(const bx_node *layout, const char *key)
{
    const bx_node *node = layout ? bx_node_lookup(layout, bx_str_from(key)) : NULL;
    return node && node->kind == BX_NODE_LIST ? node : NULL;
}

/* The name of a rule; NULL: it has none. */
static const bx_node *name_of(const bx_node *rule)
{
    const bx_node *name = bx_node_lookup(rule, BX_STR("name"));
    bool is_name = name && name->kind == BX_NODE_SCALAR && !bx_node_is_null(name);
    return is_name ? name : NULL;
}

/* {name: …, that: ~} */
static bool is_taking(const bx_node *rule)
{
    const bx_node *that = bx_node_lookup(rule, BX_STR("that"));
    return name_of(rule) && that && bx_node_is_null(that) && rule->count == 2;
}

static int find_rule(const node_list *rules, bx_str name)
{
    for (int i = 0; i < rules->count; i++) {
        const bx_node *other = name_of(rules->items[i]);
        if (other && bx_str_equal(other->text, name)) return i;
    }
    return -1;
}

static bx_status fail_no_rule(bx_reader *r, const node_list *rules, const bx_node *name)
{
    int count = 0;
    bx_str *names = BX_NEW_ARRAY(r->arena, bx_str, rules->count);
    BX_TRY_NEW(names);
    for (int i = 0; i < rules->count; i++)
        if (name_of(rules->items[i])) names[count++] = name_of(rules->items[i])->text;
    return fail_not_below(r, &name->place, name->text, names, count);
}

static void drop(node_list *list, int at)
{
    BX_ASSERT(list->items && at < list->count);
    for (int i = at; i + 1 < list->count; i++)
        list->items[i] = list->items[i + 1];
    list->count--;
}

/* Whether a rule of the same file that stands before it has the name. */
static bool said_before(const bx_node *file, const bx_node *rule, bx_str name)
{
    for (int i = 0; file->items[i] != rule; i++) {
        const bx_node *other = name_of(file->items[i]);
        if (other && bx_str_equal(other->text, name)) return true;
    }
    return false;
}

/* One of a file's rules onto those below it; of two of the file's own the second is not its successor, and is told. */
static bx_status lay_rule(bx_reader *r, const bx_node *rule, const bx_node *file, bool is_inherited,
                          node_list *below, node_list *own)
{
    const bx_node *name = name_of(rule);
    if (name && said_before(file, rule, name->text))
        return bx_reader_fail(r, BX_E_RULE_NAME, &name->place, name->text, (bx_str){0},
                              (bx_str){0});
    int at = name ? find_rule(below, name->text) : -1;
    if (!is_taking(rule)) {
        if (at < 0 || !is_inherited) return push_node(r, own, rule);
        BX_ASSERT(below->items);
        below->items[at] = rule;
        return BX_OK;
    }
    if (at < 0) return fail_no_rule(r, below, name);
    if (!is_inherited)
        return bx_reader_fail(r, BX_E_NOT_INHERITED, &name->place, name->text, BX_STR("rules"),
                              (bx_str){0});
    drop(below, at);
    return BX_OK;
}

static bx_status inherit_rules(bx_reader *r, const bx_node *below, const bx_node *layout,
                               bool is_inherited, const bx_node **rules)
{
    const bx_node *old = list_of(below, "rules");
    const bx_node *own = list_of(layout, "rules");
    node_list laid = {0}, added = {0};
    if (!own) return BX_OK;
    for (int i = 0; old && i < old->count; i++)
        BX_TRY(push_node(r, &laid, old->items[i]));
    for (int i = 0; i < own->count; i++)
        BX_TRY(lay_rule(r, own->items[i], own, is_inherited, &laid, &added));
    if (!is_inherited) laid.count = 0;
    for (int i = 0; i < added.count; i++)
        BX_TRY(push_node(r, &laid, added.items[i]));
    bx_node *list = BX_NEW(r->arena, bx_node);
    BX_TRY_NEW(list);
    *list = *own;
    list->items = laid.items;
    list->count = laid.count;
    *rules = list;
    return BX_OK;
}

bx_status bx_inherit(bx_reader *r, const bx_node *below, const bx_node *layout,
                     const bx_node **laid)
{
    unsigned inherited;
    pair_list list = {0};
    const bx_node *fields = NULL, *rules = NULL;
    BX_TRY(read_inherit(r, layout, &inherited));
    BX_TRY(inherit_fields(r, below, layout, inherited & OF_FIELDS, &fields));
    BX_TRY(inherit_rules(r, below, layout, inherited & OF_RULES, &rules));
    for (int i = 0; i < layout->count; i++) {
        bx_pair pair = layout->pairs[i];
        if (fields && bx_str_is(pair.key, "fields")) pair.value = fields;
        if (rules && bx_str_is(pair.key, "rules")) pair.value = rules;
        BX_TRY(push_pair(r, &list, pair));
    }
    return make_map(r, &layout->place, &list, laid);
}
