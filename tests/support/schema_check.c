#include "support/schema_check.h"

#include <check.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/ban.h"

typedef struct checker {
    const bx_node *root; /* of the schema */
    bx_buf *fault;       /* NULL: nobody asks */
} checker;

static bool takes(const checker *c, const bx_node *schema, const bx_node *value);

static bool refuse(const checker *c, const bx_node *value, const char *keyword)
{
    if (!c->fault || c->fault->len > 0) return false;
    bx_str text = value->place.file->text;
    int line = 1;
    for (size_t i = 0; i < value->place.at; i++)
        line += text.ptr[i] == '\n';
    bx_buf_printf(c->fault, "%s:%d: %s", value->place.file->name, line, keyword);
    return false;
}

static bool is_plain(const bx_node *node)
{
    return node->kind == BX_NODE_SCALAR && node->style == BX_SCALAR_PLAIN;
}

static bool is_number(const bx_node *node, bool is_whole)
{
    bx_str text = node->text;
    size_t at = text.len > 0 && text.ptr[0] == '-', digits = 0, points = 0;
    for (; at < text.len; at++) {
        if (text.ptr[at] >= '0' && text.ptr[at] <= '9') digits++;
        else if (text.ptr[at] == '.' && digits > 0) points++;
        else return false;
    }
    return is_plain(node) && digits > 0 && points <= (is_whole ? 0 : 1);
}

static bool is_truth(const bx_node *node)
{
    return is_plain(node) && (bx_str_is(node->text, "true") || bx_str_is(node->text, "false"));
}

static bool is_string(const bx_node *node)
{
    return node->kind == BX_NODE_SCALAR && !bx_node_is_null(node) && !is_number(node, false) &&
           !is_truth(node);
}

static bool is_type(const bx_node *node, bx_str type)
{
    if (bx_str_is(type, "object")) return node->kind == BX_NODE_MAP;
    if (bx_str_is(type, "array")) return node->kind == BX_NODE_LIST;
    if (bx_str_is(type, "null")) return bx_node_is_null(node);
    if (bx_str_is(type, "boolean")) return is_truth(node);
    if (bx_str_is(type, "integer")) return is_number(node, true);
    if (bx_str_is(type, "number")) return is_number(node, false);
    ck_assert_msg(bx_str_is(type, "string"), "type %.*s", BX_STR_ARG(type));
    return is_string(node);
}

static bool has_type(const bx_node *node, const bx_node *type)
{
    if (type->kind == BX_NODE_SCALAR) return is_type(node, type->text);
    for (int i = 0; i < type->count; i++)
        if (is_type(node, type->items[i]->text)) return true;
    return false;
}

static bool is_same(const bx_node *a, const bx_node *b)
{
    return a->kind == BX_NODE_SCALAR && b->kind == BX_NODE_SCALAR && is_string(a) == is_string(b) &&
           bx_str_equal(a->text, b->text);
}

static bool is_among(const bx_node *list, const bx_node *value)
{
    for (int i = 0; i < list->count; i++)
        if (is_same(list->items[i], value)) return true;
    return false;
}

/* "\n" of a pattern is an escape in JSON Schema, and a letter in a bracket of POSIX. */
static bool matches(const bx_node *pattern, const bx_node *value)
{
    bx_buf posix = {0}, text = {0};
    regex_t compiled;
    for (size_t i = 0; i < pattern->text.len; i++) {
        const char *at = pattern->text.ptr + i;
        bool is_end = at[0] == '\\' && i + 1 < pattern->text.len && at[1] == 'n';
        bx_buf_add_byte(&posix, is_end ? '\n' : at[0]);
        i += is_end;
    }
    bx_buf_add_str(&text, value->text);
    bx_buf_add_text(&text, "");
    ck_assert(!posix.failed && !text.failed);
    ck_assert_msg(regcomp(&compiled, posix.ptr, REG_EXTENDED | REG_NOSUB) == 0, "pattern %s",
                  posix.ptr);
    bool is_match = regexec(&compiled, text.ptr ? text.ptr : "", 0, NULL, 0) == 0;
    regfree(&compiled);
    bx_buf_release(&posix);
    bx_buf_release(&text);
    return is_match;
}

static double number_of(const bx_node *node)
{
    char text[64];
    snprintf(text, sizeof text, "%.*s", BX_STR_ARG(node->text));
    return strtod(text, NULL);
}

static int count_taken(const checker *c, const bx_node *schemas, const bx_node *value)
{
    const checker quiet = {c->root, NULL};
    int count = 0;
    for (int i = 0; i < schemas->count; i++)
        count += takes(&quiet, schemas->items[i], value);
    return count;
}

static const bx_node *follow(const checker *c, bx_str ref)
{
    static const char start[] = "#/$defs/";
    ck_assert_msg(bx_str_starts(ref, BX_STR("#/$defs/")), "%.*s", BX_STR_ARG(ref));
    bx_str name = {ref.ptr + sizeof start - 1, ref.len - (sizeof start - 1)};
    const bx_node *defs = bx_node_lookup(c->root, BX_STR("$defs"));
    const bx_node *found = defs ? bx_node_lookup(defs, name) : NULL;
    ck_assert_msg(found != NULL, "%.*s", BX_STR_ARG(ref));
    return found;
}

static bool takes_members(const checker *c, const bx_node *schema, const bx_node *map)
{
    const bx_node *known = bx_node_lookup(schema, BX_STR("properties"));
    const bx_node *others = bx_node_lookup(schema, BX_STR("additionalProperties"));
    for (int i = 0; i < map->count; i++) {
        const bx_node *own = known ? bx_node_lookup(known, map->pairs[i].key) : NULL;
        if (!own && others && bx_str_is(others->text, "false"))
            return refuse(c, map->pairs[i].value, "additionalProperties");
        if (!own && others && others->kind == BX_NODE_MAP) own = others;
        if (own && !takes(c, own, map->pairs[i].value)) return false;
    }
    return true;
}

static bool takes_keyword(const checker *c, const bx_node *schema, const bx_pair *pair,
                          const bx_node *value)
{
    static const char *const remarks[] = {"$schema",    "$defs",       "title",
                                          "properties", "description", "additionalProperties"};
    const bx_node *given = pair->value;
    bx_str key = pair->key;
    bool is_map = value->kind == BX_NODE_MAP, is_list = value->kind == BX_NODE_LIST;
    if (bx_str_is(key, "$ref")) return takes(c, follow(c, given->text), value);
    if (bx_str_is(key, "type")) return has_type(value, given);
    if (bx_str_is(key, "const")) return is_same(given, value);
    if (bx_str_is(key, "enum")) return is_among(given, value);
    if (bx_str_is(key, "pattern")) return !is_string(value) || matches(given, value);
    if (bx_str_is(key, "minimum"))
        return !is_number(value, false) || number_of(value) >= number_of(given);
    if (bx_str_is(key, "maximum"))
        return !is_number(value, false) || number_of(value) <= number_of(given);
    if (bx_str_is(key, "minItems")) return !is_list || value->count >= number_of(given);
    if (bx_str_is(key, "maxItems")) return !is_list || value->count <= number_of(given);
    if (bx_str_is(key, "anyOf")) return count_taken(c, given, value) > 0;
    if (bx_str_is(key, "oneOf")) return count_taken(c, given, value) == 1;
    if (bx_str_is(key, "required")) {
        for (int i = 0; is_map && i < given->count; i++)
            if (!bx_node_lookup(value, given->items[i]->text)) return false;
        return true;
    }
    if (bx_str_is(key, "items")) {
        for (int i = 0; is_list && i < value->count; i++)
            if (!takes(c, given, value->items[i])) return false;
        return true;
    }
    (void)schema;
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (bx_str_is(key, remarks[i])) return true;
    ck_abort_msg("the keyword %.*s is not known here", BX_STR_ARG(key));
}

static bool takes(const checker *c, const bx_node *schema, const bx_node *value)
{
    char word[32];
    for (int i = 0; i < schema->count; i++) {
        if (takes_keyword(c, schema, &schema->pairs[i], value)) continue;
        snprintf(word, sizeof word, "%.*s", BX_STR_ARG(schema->pairs[i].key));
        return refuse(c, value, word);
    }
    return value->kind != BX_NODE_MAP || takes_members(c, schema, value);
}

bool schema_takes(const bx_node *schema, const bx_node *value, bx_buf *fault)
{
    const checker c = {schema, fault};
    bx_buf_clear(fault);
    return takes(&c, schema, value);
}
