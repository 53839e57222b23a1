#include "source/tree.h"

#include <string.h>

#include "source/keys.h"

#include "base/ban.h"

bx_status bx_tree_fail(bx_tree *t, bx_code code, const bx_place *place, bx_str arg)
{
    bx_str copy = bx_str_copy(t->arena, arg);
    BX_TRY_NEW(copy.ptr);
    return bx_report(t->diag, code, place, copy.ptr);
}

static bx_status fail_number(bx_tree *t, bx_code code, const bx_place *place, int number)
{
    bx_buf text = {0};
    bx_buf_add_int(&text, number);
    bx_status status =
        text.failed ? BX_ERR_MEMORY : bx_tree_fail(t, code, place, bx_buf_str(&text));
    bx_buf_release(&text);
    return status;
}

bx_status bx_tree_go_on(bx_tree *t, bx_status status)
{
    if (status != BX_ERR_INPUT) return status;
    if (t->fault == BX_OK) t->fault = status;
    return BX_OK;
}

size_t bx_tree_skip_blanks(const bx_tree *t, size_t at)
{
    bx_str text = t->file->text;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

size_t bx_tree_find_comment(const bx_tree *t, size_t at)
{
    size_t hash = bx_tree_skip_blanks(t, at);
    bx_str text = t->file->text;
    return hash > at && hash < text.len && text.ptr[hash] == '#' ? hash : 0;
}

bool bx_tree_wants_key(const bx_tree *t)
{
    if (t->depth == 0) return false;
    const bx_frame *top = &t->frames[t->depth - 1];
    return top->node->kind == BX_NODE_MAP && !top->has_key;
}

void bx_tree_place_nothing(bx_tree *t, bx_node *node)
{
    bx_frame *top = t->depth > 0 ? &t->frames[t->depth - 1] : NULL;
    bx_str text = t->file->text;
    size_t at = t->last_end;
    node->kind = BX_NODE_SCALAR;
    node->text = BX_STR("");
    if (top && top->has_key) {
        node->place = top->key.key_place;
        at = bx_tree_skip_blanks(t, top->key_end);
        if (at < text.len && text.ptr[at] == ':')
            node->comment_at = bx_tree_find_comment(t, at + 1);
        return;
    }
    while (at < text.len && strchr(" \t\r\n,", text.ptr[at]))
        at++;
    node->place = (bx_place){t->file, at < text.len ? at : t->last_end, 0};
    if (at < text.len && text.ptr[at] == '-') t->last_end = at + 1;
}

static bx_status check_limits(bx_tree *t, const bx_place *place, bx_extent add)
{
    t->nodes += add.nodes;
    if (t->nodes > BX_LIMIT_NODES)
        return fail_number(t, BX_E_TOO_MANY_NODES, place, BX_LIMIT_NODES);
    if (t->depth + add.depth > BX_LIMIT_NODE_DEPTH)
        return fail_number(t, BX_E_TOO_DEEP, place, BX_LIMIT_NODE_DEPTH);
    return BX_OK;
}

static bx_status add_value(bx_tree *t, const bx_node *node, bx_extent e)
{
    if (t->depth == 0) {
        t->root = node;
        return BX_OK;
    }
    bx_frame *top = &t->frames[t->depth - 1];
    top->extent.nodes += e.nodes;
    if (e.depth + 1 > top->extent.depth) top->extent.depth = e.depth + 1;
    if (top->node->kind == BX_NODE_LIST) {
        bx_tree_item *added = BX_VEC_PUSH(t->arena, &top->items);
        BX_TRY_NEW(added);
        added->node = node;
        return BX_OK;
    }
    bx_pair *pair = BX_VEC_PUSH(t->arena, &top->pairs);
    BX_TRY_NEW(pair);
    *pair = top->key;
    pair->value = node;
    top->has_key = false;
    return BX_OK;
}

void bx_tree_set_key(bx_tree *t, const bx_node *key)
{
    bx_frame *top = &t->frames[t->depth - 1];
    top->key = (bx_pair){key->text, key->place, NULL};
    top->key_end = t->last_end;
    top->has_key = true;
}

bx_status bx_tree_add_anchor(bx_tree *t, const bx_place *place, int *index)
{
    *index = -1;
    if (!place) return BX_OK;
    if (t->anchors.count >= BX_LIMIT_ANCHORS)
        return fail_number(t, BX_E_TOO_MANY_ANCHORS, place, BX_LIMIT_ANCHORS);
    bx_anchor *a = BX_VEC_PUSH(t->arena, &t->anchors);
    BX_TRY_NEW(a);
    *a = (bx_anchor){.name = {t->file->text.ptr + place->at, place->len}, .place = *place};
    *index = t->anchors.count - 1;
    return BX_OK;
}

static void close_anchor(bx_tree *t, int index, const bx_node *node, bx_extent e)
{
    if (index < 0) return;
    t->anchors.items[index].node = node;
    t->anchors.items[index].extent = e;
}

bx_status bx_tree_add(bx_tree *t, const bx_node *node, int anchor)
{
    const bx_extent one = {1, 0};
    BX_TRY(check_limits(t, &node->place, one));
    close_anchor(t, anchor, node, one);
    return add_value(t, node, one);
}

/* The first alias of a name tells; the others are mended with it. */
static bx_status miss_anchor(bx_tree *t, const bx_place *place, bx_str name)
{
    bx_anchor *a = BX_VEC_PUSH(t->arena, &t->anchors);
    BX_TRY_NEW(a);
    *a = (bx_anchor){.name = name, .place = *place, .is_used = true, .is_missing = true};
    bool is_text = memchr(name.ptr, '*', name.len) != NULL; /* *重要* */
    const char *row = BX_BOTH("; for a row of figures write it here behind & and the name, as "
                              "&name [0, 0, 0]: all below then mean it",
                              "；若要的是一行数，请在此处写出，前面加 & 和名称，如 &名称 [0, 0, "
                              "0]，下面同名的各处就都有了");
    bx_str copy = bx_str_copy(t->arena, name);
    BX_TRY_NEW(copy.ptr);
    return bx_tree_go_on(
        t, bx_report(t->diag, BX_E_UNKNOWN_ALIAS, place, copy.ptr, is_text ? "" : row));
}

bx_status bx_tree_add_alias(bx_tree *t, bx_place place)
{
    bx_str name = {t->file->text.ptr + place.at, place.len};
    t->last_end = place.at + place.len;
    place.at -= place.at > 0; /* the * */
    place.len++;
    bx_anchor *found = NULL;
    for (int i = t->anchors.count - 1; i >= 0 && !found; i--)
        if (bx_str_equal(t->anchors.items[i].name, name)) found = &t->anchors.items[i];
    if (bx_tree_wants_key(t)) return bx_report(t->diag, BX_E_COMPLEX_KEY, &place, NULL);
    if (!found || found->is_missing) t->bad_alias = t->last_end;
    if (!found) BX_TRY(miss_anchor(t, &place, name));
    if (found && !found->node && !found->is_missing)
        BX_TRY(bx_tree_go_on(t, bx_tree_fail(t, BX_E_ALIAS_LOOP, &place, name)));
    bx_node *node = BX_NEW(t->arena, bx_node);
    BX_TRY_NEW(node);
    bx_extent e = {1, 0};
    if (found) found->is_used = true;
    if (found && found->node) {
        *node = *found->node;
        e = found->extent;
    }
    node->place = place;
    BX_TRY(check_limits(t, &place, e));
    return add_value(t, node, e);
}

bx_status bx_tree_open(bx_tree *t, bx_node_kind kind, bx_place place, int anchor)
{
    if (bx_tree_wants_key(t)) return bx_report(t->diag, BX_E_COMPLEX_KEY, &place, NULL);
    BX_TRY(check_limits(t, &place, (bx_extent){1, 1}));
    bx_node *node = BX_NEW(t->arena, bx_node);
    BX_TRY_NEW(node);
    node->kind = kind;
    node->place = place;
    t->last_end = place.at + place.len;
    bool is_flow = place.len > 0 && strchr("[{", t->file->text.ptr[place.at]);
    /* The lists of the frame that was at this depth before are used again: what is kept is copied. */
    bx_frame *frame = &t->frames[t->depth++];
    bx_frame before = *frame;
    *frame = (bx_frame){.node = node, .anchor = anchor, .is_flow = is_flow, .extent = {1, 1}};
    frame->pairs.items = before.pairs.items;
    frame->pairs.room = before.pairs.room;
    frame->items.items = before.items.items;
    frame->items.room = before.items.room;
    return BX_OK;
}

bx_status bx_tree_close(bx_tree *t)
{
    bx_frame *f = &t->frames[--t->depth];
    bx_node *node = f->node;
    if (node->kind == BX_NODE_MAP) {
        BX_TRY(bx_tree_go_on(t, bx_keys_check(t->arena, f->pairs.items, f->pairs.count, t->diag)));
        bx_pair *pairs = BX_NEW_ARRAY(t->arena, bx_pair, f->pairs.count);
        BX_TRY_NEW(pairs);
        for (int i = 0; i < f->pairs.count; i++)
            pairs[i] = f->pairs.items[i];
        node->pairs = pairs;
        node->count = f->pairs.count;
    } else {
        const bx_node **items = BX_NEW_ARRAY(t->arena, const bx_node *, f->items.count);
        BX_TRY_NEW(items);
        for (int i = 0; i < f->items.count; i++)
            items[i] = f->items.items[i].node;
        node->items = items;
        node->count = f->items.count;
    }
    close_anchor(t, f->anchor, node, f->extent);
    return add_value(t, node, f->extent);
}

bx_status bx_tree_check_anchors(bx_tree *t)
{
    for (int i = 0; i < t->anchors.count; i++) {
        const bx_anchor *a = &t->anchors.items[i];
        if (!a->is_used)
            BX_TRY(bx_tree_go_on(t, bx_tree_fail(t, BX_E_UNUSED_ANCHOR, &a->place, a->name)));
    }
    return BX_OK;
}
