/*
 * Plain scalars stay plain, since < and ^ mean something else in quotes; all others are quoted. What
 * was plain may be so in a block; within brackets only without the signs that part items there.
 */
#include "layout/layout_text.h"

#include <string.h>

#include "base/ban.h"

static void add_node(bx_buf *out, const bx_node *node, int depth);

/* YAML 1.2.2, 5.7: only what must be is escaped; the text is well-formed and has no other controls. */
static void add_quoted(bx_buf *out, bx_str text)
{
    bx_buf_add_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '"' || c == '\\') bx_buf_add_byte(out, '\\');
        if (c == '\n') bx_buf_add_text(out, "\\n");
        else if (c == '\t') bx_buf_add_text(out, "\\t");
        else if (c == '\r') bx_buf_add_text(out, "\\r");
        else bx_buf_add_byte(out, c);
    }
    bx_buf_add_byte(out, '"');
}

static bool has_any(bx_str text, const char *signs)
{
    bool any = false;
    for (size_t i = 0; i < text.len && !any; i++)
        any = strchr(signs, text.ptr[i]) != NULL;
    return any;
}

/* A fold of a plain scalar may leave a line end in it. */
static void add_scalar(bx_buf *out, const bx_node *node)
{
    bool is_plain = node->style == BX_SCALAR_PLAIN && !has_any(node->text, "\n");
    if (node->style == BX_SCALAR_PLAIN && node->text.len == 0) bx_buf_add_byte(out, '~');
    else if (is_plain) bx_buf_add_str(out, node->text);
    else add_quoted(out, node->text);
}

/* Needs no quotes as a key, whatever stands behind it. */
static bool is_word(bx_str key)
{
    static const char *const others[] = {"null", "true", "false"};
    bool is = key.len > 0 && key.ptr[0] != '-' && !has_any(key, " \t\n\"'\\:#,[]{}&*!|>%@`?~<^=");
    for (size_t i = 0; i < sizeof others / sizeof *others && is; i++)
        is = !bx_str_is(key, others[i]);
    return is;
}

static void add_key(bx_buf *out, bx_str key)
{
    if (is_word(key)) bx_buf_add_str(out, key);
    else add_quoted(out, key);
    bx_buf_add_byte(out, ':');
}

static void begin_line(bx_buf *out, int depth)
{
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < depth; i++)
        bx_buf_add_text(out, "  ");
}

/* On one line, in brackets. */
static bool is_short(const bx_node *list)
{
    bool is = true;
    for (int i = 0; i < list->count && is; i++) {
        const bx_node *item = list->items[i];
        bool parts = item->style == BX_SCALAR_PLAIN && has_any(item->text, ",[]{}");
        is = item->kind == BX_NODE_SCALAR && !parts;
    }
    return is;
}

static void add_short(bx_buf *out, const bx_node *list)
{
    bx_buf_add_byte(out, '[');
    for (int i = 0; i < list->count; i++) {
        if (i > 0) bx_buf_add_text(out, ", ");
        add_scalar(out, list->items[i]);
    }
    bx_buf_add_byte(out, ']');
}

/* Behind "- " the first pair or item stands on the same line. */
static void add_inside(bx_buf *out, const bx_node *node, int depth, bool is_item)
{
    for (int i = 0; i < node->count; i++) {
        bool is_first = i == 0 && is_item;
        if (!is_first) begin_line(out, depth);
        if (node->kind == BX_NODE_MAP) {
            add_key(out, node->pairs[i].key);
            add_node(out, node->pairs[i].value, depth);
        } else {
            const bx_node *item = node->items[i];
            bool is_open = item->kind != BX_NODE_SCALAR && item->count > 0 &&
                           !(item->kind == BX_NODE_LIST && is_short(item));
            bx_buf_add_byte(out, '-');
            if (is_open) bx_buf_add_byte(out, ' ');
            if (is_open) add_inside(out, item, depth + 1, true);
            else add_node(out, item, depth);
        }
    }
}

/* Behind a key or "-". */
static void add_node(bx_buf *out, const bx_node *node, int depth)
{
    bool is_list = node->kind == BX_NODE_LIST;
    if (node->kind == BX_NODE_SCALAR) {
        bx_buf_add_byte(out, ' ');
        add_scalar(out, node);
    } else if (is_list && is_short(node)) {
        bx_buf_add_byte(out, ' ');
        add_short(out, node);
    } else if (node->count == 0) {
        bx_buf_add_text(out, " {}");
    } else {
        add_inside(out, node, depth + 1, false);
    }
}

/* What is put in already, and what sets nothing. */
static bool is_left_out(bx_str key)
{
    static const char *const keys[] = {"extends", "inherit", "parts", "clauses"};
    bool is = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !is; i++)
        is = bx_str_is(key, keys[i]);
    return is;
}

/* A field that is null was taken away (inherit.h), which nothing below it can be asked again. */
static void add_fields(bx_buf *out, const bx_node *fields)
{
    bool is_any = false;
    for (int i = 0; i < fields->count; i++) {
        if (bx_node_is_null(fields->pairs[i].value)) continue;
        begin_line(out, 1);
        add_key(out, fields->pairs[i].key);
        add_node(out, fields->pairs[i].value, 1);
        is_any = true;
    }
    if (!is_any) bx_buf_add_text(out, " {}");
}

void bx_layout_text(const bx_node *nodes, bx_buf *out)
{
    for (int i = 0; i < nodes->count; i++) {
        const bx_pair *pair = &nodes->pairs[i];
        if (is_left_out(pair->key)) continue;
        add_key(out, pair->key);
        if (bx_str_is(pair->key, "fields") && pair->value->kind == BX_NODE_MAP)
            add_fields(out, pair->value);
        else add_node(out, pair->value, 0);
        bx_buf_add_byte(out, '\n');
    }
}
