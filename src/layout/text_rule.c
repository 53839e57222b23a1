#include "layout/text_rule.h"

#include "layout/shapes.h"
#include "layout/stroke.h"

#include "base/ban.h"

typedef struct raw_rule {
    const bx_node *color, *pair, *over, *inset; /* pair: `double` */
    bx_text_rule rule;
} raw_rule;

static const bx_shape over_shape = {
    .about = BX_BOTH("type-area, text, or a length", "type-area、text，或长度"), .is_scalar = true};
static const bx_shape inset_shape = {.is_scalar = true, .items = &bx_shape_length};

static const bx_key rule_keys[] = {
    {BX_KEY("width", LENGTH, raw_rule, rule.stroke.width)},
    {BX_KEY("color", SCALAR, raw_rule, color), .shape = &bx_color_shape},
    {BX_KEY("double", NODE, raw_rule, pair), .shape = &bx_double_shape},
    {BX_KEY("gap", LENGTH, raw_rule, rule.gap)},
    {BX_KEY("over", SCALAR, raw_rule, over), .shape = &over_shape},
    {BX_KEY("inset", NODE, raw_rule, inset), .shape = &inset_shape},
};

static const bx_key_table rule_table = {"rule", BX_KEYS(rule_keys)};

const bx_shape bx_text_rule_shape = {
    .name = "text-rule",
    .about = BX_BOTH("a thickness, `none`, or a map", "粗细、none，或 {width, color, …}"),
    .is_scalar = true,
    .maps = &rule_table,
    .map_count = 1};

/* type-area, text, or a length. */
static bx_status read_over(bx_reader *r, const bx_node *node, bx_text_rule *rule)
{
    if (bx_str_is(node->text, "type-area")) {
        rule->over = BX_OVER_AREA;
        return BX_OK;
    }
    if (bx_str_is(node->text, "text")) {
        rule->over = BX_OVER_TEXT;
        return BX_OK;
    }
    rule->over = BX_OVER_LENGTH;
    if (bx_length_parse(node->text, &r->scale, &rule->length) && rule->length > 0) return BX_OK;
    return bx_reader_fail(r, BX_E_BAD_VALUE, &node->place, BX_STR("over"), node->text,
                          BX_STR("type-area, text, 40mm"));
}

/* One length for both ends, or two. */
static bx_status read_inset(bx_reader *r, const bx_node *node, bx_text_rule *rule)
{
    bool is_good = true;
    const bx_node *left = node, *right = node;
    if (node->kind == BX_NODE_LIST) {
        BX_TRY(bx_reader_want_length(r, node, "inset", 2, &is_good));
        if (!is_good) return BX_OK;
        left = node->items[0];
        right = node->items[1];
    }
    BX_TRY(bx_reader_length(r, left, "inset", false, &rule->inset_left));
    if (left == right) rule->inset_right = rule->inset_left;
    return left == right ? BX_OK : bx_reader_length(r, right, "inset", false, &rule->inset_right);
}

/* The lines of a double rule that are told by themselves say how thick it is. */
static bx_status want_width(bx_reader *r, const bx_node *map)
{
    const bx_node *width = map->kind == BX_NODE_MAP ? bx_node_lookup(map, BX_STR("width")) : NULL;
    if (map->kind != BX_NODE_MAP || (width && !bx_node_is_null(width))) return BX_OK;
    return bx_reader_fail(r, BX_E_MISSING_KEY, &map->place, BX_STR("width"), (bx_str){0},
                          (bx_str){0});
}

bx_status bx_text_rule_read(bx_reader *r, const bx_node *node, const char *name, bx_len size,
                            const bx_text_rule **rule)
{
    raw_rule raw = {.rule = {.gap = size / 4}};
    int before = r->faults;
    *rule = NULL;
    if (node->kind == BX_NODE_SCALAR && bx_str_is(node->text, "none")) return BX_OK;
    if (node->kind == BX_NODE_SCALAR) {
        BX_TRY(bx_reader_length(r, node, name, false, &raw.rule.stroke.width));
    } else {
        BX_TRY(bx_schema_read(r, node, name, rule_keys, BX_KEY_COUNT(rule_keys), &raw));
        BX_TRY(bx_color_of(r, node, &raw.rule.stroke.rgb));
        BX_TRY(bx_double_read(r, raw.pair, &raw.rule.stroke));
        if (!raw.pair || raw.pair->kind != BX_NODE_LIST) BX_TRY(want_width(r, node));
    }
    if (raw.over) BX_TRY(read_over(r, raw.over, &raw.rule));
    if (raw.inset) BX_TRY(read_inset(r, raw.inset, &raw.rule));
    if (r->faults != before || raw.rule.stroke.width == 0) return BX_OK;
    bx_text_rule *made = BX_NEW(r->arena, bx_text_rule);
    BX_TRY_NEW(made);
    *made = raw.rule;
    *rule = made;
    return BX_OK;
}
