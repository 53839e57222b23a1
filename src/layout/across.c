#include "layout/across.h"

#include "layout/phrase_read.h"
#include "layout/shapes.h"
#include "layout/stroke.h"
#include "layout/styles.h"
#include "layout/typing.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_side) == sizeof(int) && sizeof(bx_origin) == sizeof(int),
               "a word is stored as an int");

const bx_word bx_side_words[] = {
    {"left", BX_SIDE_LEFT}, {"center", BX_SIDE_CENTER}, {"right", BX_SIDE_RIGHT}, {NULL, 0}};

typedef struct raw_rule {
    const bx_node *color, *pair; /* `double` */
    bx_rule_line rule;
} raw_rule;

const bx_word bx_origin_words[] = {
    {"type-area", BX_FROM_AREA}, {"sheet", BX_FROM_SHEET}, {NULL, 0}};

static const bx_key rule_keys[] = {
    {BX_KEY("thickness", LENGTH, raw_rule, rule.stroke.width)},
    {BX_KEY("color", SCALAR, raw_rule, color), .shape = &bx_color_shape},
    {BX_KEY("double", NODE, raw_rule, pair), .shape = &bx_double_shape},
    {BX_KEY("length", LENGTH, raw_rule, rule.length)},
    {BX_KEY("align", WORD, raw_rule, rule.align), .words = bx_side_words},
    {BX_KEY("from", WORD, raw_rule, rule.from), .words = bx_origin_words},
    {BX_KEY("before", LENGTH, raw_rule, rule.before)},
    {BX_KEY("after", LENGTH, raw_rule, rule.after)},
};

static const bx_key_table rule_table = {"rule", BX_KEYS(rule_keys)};

const bx_shape bx_rule_line_shape = {
    .about = BX_BOTH("a thickness, or a map", "粗细，或 {thickness, color, …}"),
    .is_scalar = true,
    .is_string = true,
    .maps = &rule_table,
    .map_count = 1};

bx_status bx_across_rule(bx_layout_reader *tr, const bx_node *node, const bx_rule_line **rule)
{
    bx_reader *r = &tr->reader;
    raw_rule raw = {.rule = {.stroke = {.width = BX_PT / 2}, .align = BX_SIDE_CENTER}};
    bx_rule_line *made = BX_NEW(r->arena, bx_rule_line);
    BX_TRY_NEW(made);
    r->scale = bx_style_scale(tr, NULL);
    if (node->kind == BX_NODE_SCALAR) {
        BX_TRY(bx_reader_length(r, node, "rule", false, &raw.rule.stroke.width));
    } else {
        BX_TRY(bx_schema_read(r, node, "rule", rule_keys, BX_KEY_COUNT(rule_keys), &raw));
        BX_TRY(bx_color_of(r, node, &raw.rule.stroke.rgb));
        BX_TRY(bx_double_read(r, raw.pair, &raw.rule.stroke));
    }
    *made = raw.rule;
    *rule = made;
    return BX_OK;
}

typedef struct raw_line {
    const bx_node *texts[BX_SIDES];
} raw_line;

static const bx_key line_keys[] = {
    {BX_KEY("left", SCALAR, raw_line, texts[BX_SIDE_LEFT]), .shape = &bx_shape_phrase},
    {BX_KEY("center", SCALAR, raw_line, texts[BX_SIDE_CENTER]), .shape = &bx_shape_phrase},
    {BX_KEY("right", SCALAR, raw_line, texts[BX_SIDE_RIGHT]), .shape = &bx_shape_phrase},
};

static const bx_key_table line_table = {"line", BX_KEYS(line_keys)};

const bx_shape bx_texts_line_shape = {.maps = &line_table, .map_count = 1};

bx_status bx_across_texts(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                          const bx_phrase **texts)
{
    raw_line raw = {0};
    bx_phrase *read = BX_NEW_ARRAY(tr->reader.arena, bx_phrase, BX_SIDES);
    BX_TRY_NEW(read);
    BX_TRY(bx_schema_read(&tr->reader, node, "line", line_keys, BX_KEY_COUNT(line_keys), &raw));
    for (int i = 0; i < BX_SIDES; i++)
        if (raw.texts[i])
            BX_TRY(bx_phrase_read(tr, raw.texts[i], scope, BX_TYPES_TEXT, &read[i], NULL));
    *texts = read;
    return BX_OK;
}
