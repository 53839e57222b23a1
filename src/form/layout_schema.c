#include "form/layout_schema.h"

#include "base/json.h"
#include "layout/layout_read.h"
#include "layout/parts.h"
#include "layout/shapes.h"

#include "base/ban.h"

enum { MOST_NAMED = 64 };

/* A shape that is said once, under $defs. */
typedef struct named {
    const bx_shape *shape;
    bool is_merged;
} named;

typedef struct writer {
    bx_json json;
    named named[MOST_NAMED]; /* as they are met: they are written in this order */
    int count;
    bool is_merged; /* what is written may be completed by another file */
} writer;

static void add_types(writer *w, const char *const *names, int count)
{
    bx_json_open(&w->json, "type", '[');
    for (int i = 0; i < count; i++)
        bx_json_text(&w->json, NULL, names[i]);
    bx_json_close(&w->json, ']');
}

static void add_scalar(writer *w, bool is_string, const char *pattern)
{
    static const char *const names[] = {"string", "null", "number", "boolean"};
    add_types(w, names, is_string ? 2 : 4);
    if (pattern) bx_json_text(&w->json, "pattern", pattern);
}

/* YAML reads true and false as what they are, not as words. */
static void add_words(writer *w, const bx_word *words)
{
    bx_json_open(&w->json, "enum", '[');
    for (; words->word; words++) {
        bx_str word = bx_str_from(words->word);
        bool is_truth = bx_str_is(word, "true");
        bx_json_string(&w->json, NULL, word);
        if (is_truth || bx_str_is(word, "false")) bx_json_bool(&w->json, NULL, is_truth);
    }
    bx_json_close(&w->json, ']');
}

/* In both languages: whoever reads the schema, it is the same bytes. */
static void add_about(writer *w, const char *about)
{
    bx_buf text = {0};
    if (!about) return;
    bx_str chinese = bx_both_half(bx_str_from(about), BX_CHINESE);
    bx_str english = bx_both_half(bx_str_from(about), BX_ENGLISH);
    bx_buf_printf(&text, "%.*s | %.*s", BX_STR_ARG(chinese), BX_STR_ARG(english));
    bx_json_string(&w->json, "description", bx_buf_str(&text));
    if (text.failed) w->json.out->failed = true;
    bx_buf_release(&text);
}

/* --- shapes --- */

static void register_shape(writer *w, const bx_shape *shape)
{
    for (int i = 0; i < w->count; i++)
        if (w->named[i].shape == shape) return;
    BX_ASSERT(w->count < MOST_NAMED);
    w->named[w->count++] = (named){shape, w->is_merged};
}

static void add_inside(writer *w, const bx_shape *shape);

/* An object of the shape, under a key or in a list. */
static void add_shape(writer *w, const char *key, const bx_shape *shape)
{
    bx_buf path = {0};
    bx_json_open(&w->json, key, '{');
    if (shape->name) {
        register_shape(w, shape);
        bx_buf_printf(&path, "#/$defs/%s", shape->name);
        bx_json_string(&w->json, "$ref", bx_buf_str(&path));
        if (path.failed) w->json.out->failed = true;
    } else {
        add_inside(w, shape);
    }
    bx_json_close(&w->json, '}');
    bx_buf_release(&path);
}

/* A list; in place of an item that is no mere scalar a `use` may stand. */
static void add_list(writer *w, const bx_shape *item)
{
    bool was_merged = w->is_merged;
    bx_json_text(&w->json, "type", "array");
    if (!item) return;
    w->is_merged = false;
    if (item->map_count > 0 || item->items) {
        bx_json_open(&w->json, "items", '{');
        bx_json_open(&w->json, "anyOf", '[');
        add_shape(w, NULL, item);
        add_shape(w, NULL, &bx_use_shape);
        bx_json_close(&w->json, ']');
        bx_json_close(&w->json, '}');
    } else {
        add_shape(w, "items", item);
    }
    w->is_merged = was_merged;
}

static void add_key(writer *w, const bx_key *key);

static void add_required(writer *w, const bx_key_table *table)
{
    bx_json_open(&w->json, "required", '[');
    for (int i = 0; i < table->count; i++)
        if (table->keys[i].required) bx_json_text(&w->json, NULL, table->keys[i].name);
    bx_json_close(&w->json, ']');
}

static void add_alternative(writer *w, const bx_key_table *table, const bx_key *base)
{
    bx_json_open(&w->json, NULL, '{');
    if (base) {
        bx_json_open(&w->json, "required", '[');
        bx_json_text(&w->json, NULL, base->name);
        bx_json_close(&w->json, ']');
    } else {
        add_required(w, table);
    }
    bx_json_close(&w->json, '}');
}

/* All that must be there; or the one key by which the rest may come from elsewhere. */
static void add_wanted(writer *w, const bx_key_table *table)
{
    const bx_key *base = NULL;
    for (int i = 0; i < table->count; i++)
        if (table->keys[i].is_base) base = &table->keys[i];
    if (!base) {
        add_required(w, table);
        return;
    }
    bx_json_open(&w->json, "anyOf", '[');
    add_alternative(w, table, NULL);
    add_alternative(w, table, base);
    bx_json_close(&w->json, ']');
}

static void add_map(writer *w, const bx_key_table *table)
{
    bool is_wanting = false;
    bx_json_text(&w->json, "type", "object");
    bx_json_open(&w->json, "properties", '{');
    for (int i = 0; i < table->count; i++) {
        add_key(w, &table->keys[i]);
        is_wanting = is_wanting || (table->keys[i].required && !w->is_merged);
    }
    bx_json_close(&w->json, '}');
    if (is_wanting) add_wanted(w, table);
    bx_json_bool(&w->json, "additionalProperties", false);
}

/* Where files are laid over one another a name may be `~`: taken away. */
static void add_values(writer *w, const bx_shape *value)
{
    static const char *const names[] = {"object", "null"};
    add_types(w, names, 2);
    if (!w->is_merged) {
        add_shape(w, "additionalProperties", value);
        return;
    }
    bx_json_open(&w->json, "additionalProperties", '{');
    bx_json_open(&w->json, "anyOf", '[');
    add_shape(w, NULL, value);
    bx_json_open(&w->json, NULL, '{');
    bx_json_text(&w->json, "type", "null");
    bx_json_close(&w->json, '}');
    bx_json_close(&w->json, ']');
    bx_json_close(&w->json, '}');
}

/* The ways in which something of a shape may be written. */
enum way { WAY_SCALAR, WAY_WORDS, WAY_LIST, WAY_VALUES, WAY_MAPS };

static bool has_way(const bx_shape *shape, enum way way)
{
    const bool has[] = {[WAY_SCALAR] = shape->is_scalar,
                        [WAY_WORDS] = shape->words != NULL,
                        [WAY_LIST] = shape->items != NULL,
                        [WAY_VALUES] = shape->values != NULL,
                        [WAY_MAPS] = shape->map_count > 0};
    return has[way];
}

static int count_ways(const bx_shape *shape)
{
    int count = shape->map_count;
    for (enum way way = WAY_SCALAR; way < WAY_MAPS; way++)
        count += has_way(shape, way);
    return count;
}

static void add_way(writer *w, const bx_shape *shape, enum way way, int map)
{
    switch (way) {
    case WAY_SCALAR: add_scalar(w, shape->is_string, shape->pattern); break;
    case WAY_WORDS: add_words(w, shape->words); break;
    case WAY_LIST: add_list(w, shape->items); break;
    case WAY_VALUES: add_values(w, shape->values); break;
    case WAY_MAPS: add_map(w, &shape->maps[map]); break;
    }
}

static void add_ways(writer *w, const bx_shape *shape, bool is_alone)
{
    for (enum way way = WAY_SCALAR; way <= WAY_MAPS; way++) {
        int count = way == WAY_MAPS ? shape->map_count : has_way(shape, way);
        for (int i = 0; i < count; i++) {
            if (!is_alone) bx_json_open(&w->json, NULL, '{');
            add_way(w, shape, way, i);
            if (!is_alone) bx_json_close(&w->json, '}');
        }
    }
}

static void add_inside(writer *w, const bx_shape *shape)
{
    add_about(w, shape->about);
    if (shape->is_any) return;
    if (count_ways(shape) == 1) {
        add_ways(w, shape, true);
        return;
    }
    bx_json_open(&w->json, "anyOf", '[');
    add_ways(w, shape, false);
    bx_json_close(&w->json, ']');
}

/* --- keys --- */

static void add_int(writer *w, const bx_key *key)
{
    static const char *const names[] = {"integer", "string", "null"};
    add_types(w, names, 3);
    bx_json_int(&w->json, "minimum", key->least);
    bx_json_int(&w->json, "maximum", key->most);
    bx_json_text(&w->json, "pattern", "^-?[0-9]+$");
}

static void add_kind(writer *w, const bx_key *key)
{
    static const bx_word truths[] = {{"true", 1}, {"false", 0}, {NULL, 0}};
    switch (key->kind) {
    case BX_KEY_NODE: break;
    case BX_KEY_SCALAR:
    case BX_KEY_TEXT: add_scalar(w, false, NULL); break;
    case BX_KEY_LIST: add_list(w, key->shape); break;
    case BX_KEY_MAP: bx_json_text(&w->json, "type", "object"); break;
    case BX_KEY_BOOL: add_words(w, truths); break;
    case BX_KEY_INT: add_int(w, key); break;
    case BX_KEY_WORD: add_words(w, key->words); break;
    case BX_KEY_LENGTH:
    case BX_KEY_OFFSET: break; /* a shape of their own */
    }
}

static const bx_shape *shape_of(const bx_key *key)
{
    if (key->kind == BX_KEY_LENGTH) return &bx_shape_length;
    if (key->kind == BX_KEY_OFFSET) return &bx_shape_offset;
    return key->kind == BX_KEY_LIST ? NULL : key->shape;
}

/* Whatever is not wanted may be `~`: taken away. */
static void add_key(writer *w, const bx_key *key)
{
    const bx_shape *shape = shape_of(key);
    bool is_wanted = key->required && !w->is_merged;
    if (is_wanted && shape) {
        add_shape(w, key->name, shape);
        return;
    }
    bx_json_open(&w->json, key->name, '{');
    if (!is_wanted) bx_json_open(&w->json, "anyOf", '[');
    if (shape) add_shape(w, NULL, shape);
    if (!shape && !is_wanted) bx_json_open(&w->json, NULL, '{');
    if (!shape) add_kind(w, key);
    if (!shape && !is_wanted) bx_json_close(&w->json, '}');
    if (!is_wanted) {
        bx_json_open(&w->json, NULL, '{');
        bx_json_text(&w->json, "type", "null");
        bx_json_close(&w->json, '}');
        bx_json_close(&w->json, ']');
    }
    bx_json_close(&w->json, '}');
}

/* Those that are met while others are written are written behind them. */
static void add_defs(writer *w)
{
    bx_json_open(&w->json, "$defs", '{');
    for (int i = 0; i < w->count; i++) {
        w->is_merged = w->named[i].is_merged;
        bx_json_open(&w->json, w->named[i].shape->name, '{');
        add_inside(w, w->named[i].shape);
        bx_json_close(&w->json, '}');
    }
    bx_json_close(&w->json, '}');
}

void bx_layout_schema_write(bx_buf *out)
{
    writer w = {.json = {.out = out}, .is_merged = true};
    bx_json_open(&w.json, NULL, '{');
    bx_json_text(&w.json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    bx_json_text(&w.json, "title", "banxin");
    add_map(&w, &bx_layout_keys);
    bx_json_open(&w.json, "required", '[');
    bx_json_text(&w.json, NULL, bx_layout_keys.keys[0].name); /* banxin */
    bx_json_close(&w.json, ']');
    add_defs(&w);
    bx_json_close(&w.json, '}');
}
