/*
 * Each part is expanded once, and shared by all who use it: what takes time is bounded by what
 * is written, what is put in is counted before it is. A part of another file sees that file's
 * parts, not the layout's.
 */

#include "layout/parts.h"

#include <string.h>

#include "base/limits.h"
#include "layout/shapes.h"

#include "base/ban.h"

typedef enum progress { UNTOUCHED, OPEN, DONE } progress;

/* A tree without uses: how many nodes it has, and how many levels. */
typedef struct tree {
    const bx_node *node; /* NULL after a fault */
    int64_t nodes;
    int height;
} tree;

typedef struct part {
    bx_str name;
    const bx_node *items; /* as written; null: nothing */
    progress progress;
    tree tree;
} part;

/* The parts that one file sees. */
typedef struct shelf {
    const bx_node *root; /* of the file */
    part *parts;
    int count;
    struct shelf *next;
} shelf;

typedef struct expander {
    bx_reader *r;
    const bx_layout_files *files;
    shelf *shelves;
    bx_part_uses *uses;
    int64_t nodes; /* that were put in */
    int depth;     /* of the walk, through parts too */
    bool is_full;  /* which is told once */
} expander;

typedef BX_VEC(const bx_node *) node_list;

typedef struct raw_item {
    const bx_node *use;
} raw_item;

static const bx_shape use_shape;

static const bx_key item_keys[] = {
    {BX_KEY("use", NODE, raw_item, use), .required = true, .shape = &use_shape},
};

typedef struct raw_use {
    const bx_node *part, *from;
} raw_use;

static const bx_key use_keys[] = {
    {BX_KEY("part", SCALAR, raw_use, part), .required = true, .shape = &bx_shape_text},
    {BX_KEY("from", SCALAR, raw_use, from), .shape = &bx_shape_text},
};

static const bx_key_table item_table = {"use", BX_KEYS(item_keys)};
static const bx_key_table use_table = {"use", BX_KEYS(use_keys)};
static const bx_shape use_shape = {.is_scalar = true, .maps = &use_table, .map_count = 1};

const bx_shape bx_use_shape = {
    .name = "use",
    .about = BX_BOTH("the items of a part stand here", "此处换为该部件的各项"),
    .maps = &item_table,
    .map_count = 1};

static const bx_shape part_shape = {.items = &bx_shape_anything};
const bx_shape bx_parts_shape = {.values = &part_shape};

static bx_status fail_size(expander *e, const bx_place *place)
{
    char nodes[12], depth[12]; /* an int in decimal */
    if (e->is_full) return BX_OK;
    e->is_full = true;
    snprintf(nodes, sizeof nodes, "%d", BX_LIMIT_PART_NODES);
    snprintf(depth, sizeof depth, "%d", BX_LIMIT_NODE_DEPTH);
    return bx_reader_keep(e->r, bx_report(e->r->diag, BX_E_PARTS_TOO_LARGE, place, nodes, depth));
}

/* --- which part --- */

static bx_status open_shelf(expander *e, const bx_node *root, const bx_node *merged, shelf **opened)
{
    shelf *s = BX_NEW(e->r->arena, shelf);
    BX_TRY_NEW(s);
    *s = (shelf){.root = root, .next = e->shelves};
    const bx_node *parts = bx_node_lookup(merged, BX_STR("parts"));
    int count = parts && parts->kind == BX_NODE_MAP ? parts->count : 0;
    s->parts = BX_NEW_ARRAY(e->r->arena, part, count);
    BX_TRY_NEW(s->parts);
    for (int i = 0; i < count; i++) {
        const bx_pair *pair = &parts->pairs[i];
        const char *name = bx_str_copy(e->r->arena, pair->key).ptr;
        BX_TRY_NEW(name);
        if (pair->value->kind != BX_NODE_LIST && !bx_node_is_null(pair->value))
            BX_TRY(bx_reader_keep(e->r, bx_node_want(pair->value, BX_NODE_LIST, name, e->r->diag)));
        s->parts[s->count++] = (part){.name = pair->key, .items = pair->value};
    }
    e->shelves = s;
    *opened = s;
    return BX_OK;
}

/* The parts of a layout that is named, with those that it extends. */
static bx_status find_shelf(expander *e, const bx_node *from, shelf **found)
{
    bx_layout_files files = *e->files;
    const bx_node *merged;
    files.profile_count = 0;
    files.clauses = false;
    BX_ASSERT(files.find);
    BX_TRY(files.find(files.context, from->text, &from->place, &files.root));
    for (shelf *s = e->shelves; s; s = s->next)
        if (s->root == files.root) {
            *found = s;
            return BX_OK;
        }
    BX_TRY(bx_layout_chain(e->r, &files, &merged, NULL));
    return open_shelf(e, files.root, merged, found);
}

static bx_status fail_unknown(expander *e, const shelf *s, const bx_node *name)
{
    bx_str *names = BX_NEW_ARRAY(e->r->arena, bx_str, s->count);
    BX_TRY_NEW(names);
    for (int i = 0; i < s->count; i++)
        names[i] = s->parts[i].name;
    const bx_unknown codes = {BX_E_UNKNOWN_PART_NEAR, BX_E_UNKNOWN_PART};
    return bx_reader_fail_unknown(e->r, codes, &name->place, name->text, names, s->count);
}

/* *found is untouched after a fault. */
static bx_status find_part(expander *e, shelf *s, const bx_node *item, part **found, shelf **home,
                           bx_place *place)
{
    raw_item raw = {0};
    raw_use use = {0};
    int before = e->r->faults;
    BX_TRY(bx_schema_read(e->r, item, "use", item_keys, BX_KEY_COUNT(item_keys), &raw));
    if (e->r->faults != before) return BX_OK;
    use.part = raw.use;
    if (raw.use->kind != BX_NODE_SCALAR) {
        use.part = NULL;
        BX_TRY(bx_schema_read(e->r, raw.use, "use", use_keys, BX_KEY_COUNT(use_keys), &use));
    }
    if (!use.part || e->r->faults != before) return BX_OK;
    if (use.from) BX_TRY(bx_reader_keep(e->r, find_shelf(e, use.from, &s)));
    if (e->r->faults != before) return BX_OK;
    *place = use.part->place;
    *home = s;
    for (int i = 0; i < s->count; i++)
        if (bx_str_equal(s->parts[i].name, use.part->text)) {
            *found = &s->parts[i];
            return BX_OK;
        }
    return fail_unknown(e, s, use.part);
}

/* --- putting in --- */

static bx_status expand(expander *e, shelf *s, const bx_node *node, tree *out);

static bx_status expand_part(expander *e, shelf *home, part *p, const bx_place *place)
{
    if (p->progress == OPEN)
        return bx_reader_fail(e->r, BX_E_PART_LOOP, place, p->name, (bx_str){0}, (bx_str){0});
    if (p->progress == DONE || p->items->kind != BX_NODE_LIST) return BX_OK;
    p->progress = OPEN;
    BX_TRY(expand(e, home, p->items, &p->tree));
    p->progress = DONE;
    return BX_OK;
}

static bx_status note_use(expander *e, const part *p, const bx_place *place)
{
    bx_part_use *use = BX_VEC_PUSH(e->r->arena, &e->uses->list);
    BX_TRY_NEW(use);
    *use = (bx_part_use){p->name, *place, p->items};
    return BX_OK;
}

static bx_status push(expander *e, node_list *list, const bx_node *node)
{
    const bx_node **added = BX_VEC_PUSH(e->r->arena, list);
    BX_TRY_NEW(added);
    *added = node;
    return BX_OK;
}

static void grow(tree *out, const tree *by, int levels)
{
    out->nodes += by->nodes;
    if (by->height + levels > out->height) out->height = by->height + levels;
}

/* The items of a part in place of its use. */
static bx_status put_in(expander *e, shelf *s, const bx_node *item, node_list *list, tree *out)
{
    part *p = NULL;
    shelf *home = s;
    bx_place place = item->place;
    BX_TRY(find_part(e, s, item, &p, &home, &place));
    if (!p) return BX_OK;
    BX_TRY(expand_part(e, home, p, &place));
    if (!p->tree.node || p->progress != DONE) return BX_OK;
    e->nodes += p->tree.nodes;
    bool fits = e->nodes <= BX_LIMIT_PART_NODES && out->nodes <= BX_LIMIT_PART_NODES &&
                e->depth + p->tree.height <= BX_LIMIT_NODE_DEPTH;
    if (!fits) return fail_size(e, &place);
    grow(out, &p->tree, 0);
    for (int i = 0; i < p->tree.node->count; i++)
        BX_TRY(push(e, list, p->tree.node->items[i]));
    return note_use(e, p, &place);
}

static bool is_use(const bx_node *node)
{
    return node->kind == BX_NODE_MAP && bx_node_lookup(node, BX_STR("use"));
}

static bx_status expand_list(expander *e, shelf *s, const bx_node *node, tree *out)
{
    node_list list = {0};
    bool is_same = true;
    for (int i = 0; i < node->count; i++) {
        tree item = {0};
        if (is_use(node->items[i])) {
            is_same = false;
            BX_TRY(put_in(e, s, node->items[i], &list, out));
            continue;
        }
        BX_TRY(expand(e, s, node->items[i], &item));
        grow(out, &item, 1);
        is_same = is_same && item.node == node->items[i];
        BX_TRY(push(e, &list, item.node));
    }
    if (is_same) return BX_OK;
    bx_node *copy = BX_NEW(e->r->arena, bx_node);
    BX_TRY_NEW(copy);
    *copy = *node;
    copy->items = list.items;
    copy->count = list.count;
    out->node = copy;
    return BX_OK;
}

static bx_status expand_map(expander *e, shelf *s, const bx_node *node, tree *out)
{
    bx_pair *pairs = BX_NEW_ARRAY(e->r->arena, bx_pair, node->count);
    bx_node *copy = BX_NEW(e->r->arena, bx_node);
    bool is_same = true;
    BX_TRY_NEW(pairs);
    BX_TRY_NEW(copy);
    for (int i = 0; i < node->count; i++) {
        tree value = {0};
        pairs[i] = node->pairs[i];
        BX_TRY(expand(e, s, pairs[i].value, &value));
        grow(out, &value, 1);
        is_same = is_same && value.node == pairs[i].value;
        pairs[i].value = value.node;
    }
    *copy = *node;
    copy->pairs = pairs;
    if (!is_same) out->node = copy;
    return BX_OK;
}

/* What has no use in it is given back as it is. */
static bx_status expand(expander *e, shelf *s, const bx_node *node, tree *out)
{
    *out = (tree){.node = node, .nodes = 1};
    if (node->kind == BX_NODE_SCALAR) return BX_OK;
    if (e->depth >= BX_LIMIT_NODE_DEPTH) return fail_size(e, &node->place);
    e->depth++;
    bx_status status =
        node->kind == BX_NODE_LIST ? expand_list(e, s, node, out) : expand_map(e, s, node, out);
    e->depth--;
    return status;
}

/* All but `parts`: what nobody uses may be for others. */
static bx_status expand_top(expander *e, shelf *s, const bx_node *layout, const bx_node **expanded)
{
    bx_pair *pairs = BX_NEW_ARRAY(e->r->arena, bx_pair, layout->count);
    bx_node *copy = BX_NEW(e->r->arena, bx_node);
    BX_TRY_NEW(pairs);
    BX_TRY_NEW(copy);
    for (int i = 0; i < layout->count; i++) {
        tree value;
        pairs[i] = layout->pairs[i];
        if (bx_str_is(pairs[i].key, "parts")) continue;
        BX_TRY(expand(e, s, pairs[i].value, &value));
        pairs[i].value = value.node;
    }
    *copy = *layout;
    copy->pairs = pairs;
    *expanded = copy;
    return BX_OK;
}

bx_status bx_parts_expand(bx_reader *r, const bx_layout_files *files, const bx_node *layout,
                          const bx_node **expanded, bx_part_uses *uses)
{
    expander e = {.r = r, .files = files, .uses = uses};
    shelf *own;
    BX_TRY(open_shelf(&e, files->root, layout, &own));
    return expand_top(&e, own, layout, expanded);
}

/* --- what messages say of it --- */

/* Whether a byte of a file lies in what is written of a node and of all that it holds. */
typedef struct extent {
    const char *file;
    size_t from, to;
} extent;

static void reach(const bx_node *node, extent *e)
{
    if (strcmp(node->place.file->name, e->file) == 0) {
        size_t end = node->place.at + node->place.len;
        if (node->place.at < e->from) e->from = node->place.at;
        if (end > e->to) e->to = end;
    }
    for (int i = 0; i < node->count && node->kind == BX_NODE_LIST; i++)
        reach(node->items[i], e);
    for (int i = 0; i < node->count && node->kind == BX_NODE_MAP; i++)
        reach(node->pairs[i].value, e);
}

static bool has_error(const bx_diag *diag, int first, int end, const extent *e)
{
    for (int i = first; i < end; i++) {
        const bx_diagnostic *d = bx_diag_at(diag, i);
        if (d->severity == BX_ERROR && d->file && strcmp(d->file, e->file) == 0 &&
            d->at >= e->from && d->at <= e->to)
            return true;
    }
    return false;
}

bx_status bx_part_uses_tell(bx_reader *r, const bx_part_uses *uses, int first)
{
    int end = r->diag ? bx_diag_count(r->diag) : 0;
    for (int i = 0; i < uses->list.count; i++) {
        const bx_part_use *use = &uses->list.items[i];
        extent e = {use->items->place.file->name, SIZE_MAX, 0};
        reach(use->items, &e);
        if (has_error(r->diag, first, end, &e))
            BX_TRY(bx_reader_fail(r, BX_E_PART_USED, &use->place, use->part, (bx_str){0},
                                  (bx_str){0}));
    }
    return BX_OK;
}
