#include "layout/region.h"

#include "layout/across.h"
#include "layout/given.h"
#include "layout/page_slots.h"
#include "layout/parse.h"
#include "layout/phrase_read.h"
#include "layout/picture.h"
#include "layout/shapes.h"
#include "layout/styles.h"
#include "layout/typing.h"

#include "base/ban.h"

typedef struct raw_item {
    const bx_node *content; /* of the key that gives the kind */
    const bx_node *condition, *style, *top, *bottom;
    bool preprinted;
    bx_raw_picture picture;
} raw_item;

#define PLACE_KEYS                                                                                 \
    {BX_KEY("top", SCALAR, raw_item, top), .shape = &bx_shape_length},                             \
        {BX_KEY("bottom", SCALAR, raw_item, bottom), .shape = &bx_shape_length},                   \
        {BX_KEY("preprinted", BOOL, raw_item, preprinted)},                                        \
    {                                                                                              \
        BX_KEY("if", SCALAR, raw_item, condition), .shape = &bx_shape_condition                    \
    }

static const bx_key text_keys[] = {
    {BX_KEY("text", SCALAR, raw_item, content), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("style", SCALAR, raw_item, style), .shape = &bx_shape_style_name},
    PLACE_KEYS,
};
static const bx_key line_keys[] = {
    {BX_KEY("line", MAP, raw_item, content), .required = true, .shape = &bx_texts_line_shape},
    {BX_KEY("style", SCALAR, raw_item, style), .shape = &bx_shape_style_name},
    PLACE_KEYS,
};
static const bx_key rule_keys[] = {
    {BX_KEY("rule", NODE, raw_item, content), .required = true, .shape = &bx_rule_line_shape},
    PLACE_KEYS,
};
static const bx_key image_keys[] = {
    {BX_KEY("image", SCALAR, raw_item, content), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("width", SCALAR, raw_item, picture.width), .shape = &bx_shape_length},
    {BX_KEY("height", SCALAR, raw_item, picture.height), .shape = &bx_shape_length},
    {BX_KEY("align", WORD, raw_item, picture.align), .words = bx_side_words},
    PLACE_KEYS,
};

static const bx_key qr_keys[] = {
    {BX_KEY("qr", SCALAR, raw_item, content), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("width", SCALAR, raw_item, picture.width), .required = true, .shape = &bx_shape_length},
    {BX_KEY("align", WORD, raw_item, picture.align), .words = bx_side_words},
    PLACE_KEYS,
};

static const bx_key_table item_tables[] = {{"text", BX_KEYS(text_keys)},
                                           {"line", BX_KEYS(line_keys)},
                                           {"rule", BX_KEYS(rule_keys)},
                                           {"image", BX_KEYS(image_keys)},
                                           {"qr", BX_KEYS(qr_keys)}};

enum { KINDS = BX_KEY_COUNT(item_tables) };

static const bx_item_kind kinds[KINDS] = {BX_BODY_TEXT, BX_BODY_LINE, BX_BODY_RULE, BX_BODY_IMAGE,
                                          BX_BODY_QR};

static const bx_shape item_shape = {.name = "furniture", .maps = item_tables, .map_count = KINDS};

typedef struct raw_region {
    const bx_node *lists[BX_REGION_LISTS];
} raw_region;

static const bx_key region_keys[] = {
    {BX_KEY("last", LIST, raw_region, lists[BX_REGION_LAST]), .shape = &item_shape},
    {BX_KEY("first", LIST, raw_region, lists[BX_REGION_FIRST]), .shape = &item_shape},
    {BX_KEY("odd", LIST, raw_region, lists[BX_REGION_ODD]), .shape = &item_shape},
    {BX_KEY("even", LIST, raw_region, lists[BX_REGION_EVEN]), .shape = &item_shape},
    {BX_KEY("all", LIST, raw_region, lists[BX_REGION_ALL]), .shape = &item_shape},
};

static const bx_key_table region_table = {"region", BX_KEYS(region_keys)};

const bx_shape bx_region_shape = {
    .about = BX_BOTH("items, or items by pages: last, first, odd, even, all",
                     "各项内容，或按页分列：last、first、odd、even、all"),
    .items = &item_shape,
    .maps = &region_table,
    .map_count = 1};

/* A phrase that stands for a text is one of the bx_body_item's. */
static bx_status read_text(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                           bx_body_item *item)
{
    bx_phrase *text = BX_NEW(tr->reader.arena, bx_phrase);
    BX_TRY_NEW(text);
    BX_TRY(bx_phrase_read(tr, raw->content, scope, BX_TYPES_TEXT, text, NULL));
    item->texts = text;
    item->text_count = 1;
    return bx_layout_style_of(tr, raw->style, NULL, &item->style);
}

static bx_status read_line(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                           bx_body_item *item)
{
    BX_TRY(bx_across_texts(tr, raw->content, scope, &item->texts));
    item->text_count = BX_SIDES;
    return bx_layout_style_of(tr, raw->style, NULL, &item->style);
}

static bx_status read_content(bx_layout_reader *tr, const raw_item *raw,
                              const bx_field_scope *scope, bx_body_item *item)
{
    switch (item->kind) {
    case BX_BODY_TEXT: return read_text(tr, raw, scope, item);
    case BX_BODY_LINE: return read_line(tr, raw, scope, item);
    case BX_BODY_RULE: return bx_across_rule(tr, raw->content, &item->rule);
    case BX_BODY_QR: /* made before any page is: of the record's names alone */
        return bx_qr_read(tr, raw->content, &raw->picture, scope->outer, &item->picture);
    default: return bx_picture_read(tr, raw->content, &raw->picture, scope, &item->picture);
    }
}

static bx_status read_place(bx_layout_reader *tr, const raw_item *raw, bx_region_item *item)
{
    bx_reader *r = &tr->reader;
    const bx_node *given = raw->top ? raw->top : raw->bottom;
    if (!given) return BX_OK;
    item->edge = raw->top ? BX_EDGE_TOP : BX_EDGE_BOTTOM;
    r->scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_reader_length(r, given, raw->top ? "top" : "bottom", false, &item->distance));
    if (!raw->top || !raw->bottom) return BX_OK;
    return bx_reader_keep(r, bx_report(r->diag, BX_E_TWO_EDGES, &raw->bottom->place, NULL));
}

/* head: 便函 */
static bx_status fail_shape(bx_reader *r, const bx_node *node, const char *key)
{
    static const char wanted[] = BX_BOTH("a list of items", "若干项");
    static const char help[] = BX_BOTH("each item begins with its kind: [{text: \"…\"}]",
                                       "每一项以种类开头：[{text: \"…\"}]");
    return bx_reader_keep(r, bx_report(r->diag, BX_E_WRONG_KIND, &node->place, key, wanted,
                                       bx_node_kind_name(node), help));
}

static bx_status read_item(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                           bx_region_item *item)
{
    bx_reader *r = &tr->reader;
    raw_item raw = {.picture = {.align = BX_SIDE_CENTER}};
    int kind = 0;
    if (node->kind != BX_NODE_MAP) return fail_shape(r, node, "head, foot");
    while (kind < KINDS && !bx_node_lookup(node, bx_str_from(item_tables[kind].name)))
        kind++;
    if (kind == KINDS) return bx_reader_fail_kind(r, node, item_tables, KINDS);
    const bx_key_table *table = &item_tables[kind];
    BX_TRY(bx_schema_read(r, node, table->name, table->keys, table->count, &raw));
    item->item =
        (bx_body_item){.kind = kinds[kind], .place = node->place, .preprinted = raw.preprinted};
    if (!raw.content) return BX_OK; /* a fault of its key */
    if (raw.condition)
        BX_TRY(bx_condition_read(tr, raw.condition, scope, BX_USE_VALUE, &item->item.condition));
    bx_given given;
    bx_given_open(tr, item->item.condition, scope, &given);
    bx_status status = read_content(tr, &raw, scope, &item->item);
    bx_given_close(tr, &given);
    return status == BX_OK ? read_place(tr, &raw, item) : status;
}

static bx_status read_list(bx_layout_reader *tr, const bx_node *list, const bx_region_items **items)
{
    const bx_field_scope top = bx_field_scope_top(tr->t);
    const bx_field_scope scope = {.fields = bx_page_slots, .count = BX_PAGE_SLOTS, .outer = &top};
    bx_region_items *made = BX_NEW(tr->reader.arena, bx_region_items);
    bx_region_item *read = BX_NEW_ARRAY(tr->reader.arena, bx_region_item, list->count);
    BX_TRY_NEW(made);
    BX_TRY_NEW(read);
    for (int i = 0; i < list->count; i++)
        BX_TRY(read_item(tr, list->items[i], &scope, &read[i]));
    *made = (bx_region_items){read, list->count};
    *items = made;
    return BX_OK;
}

static bx_status read_region(bx_layout_reader *tr, const bx_node *map, const char *key,
                             bx_region_pattern *region)
{
    const bx_node *node = bx_node_lookup(map, bx_str_from(key));
    raw_region raw = {0};
    if (!node) return BX_OK;
    for (int i = 0; i < BX_REGION_LISTS; i++)
        region->lists[i] = NULL;
    if (bx_node_is_null(node)) return BX_OK;
    if (node->kind == BX_NODE_SCALAR) return fail_shape(&tr->reader, node, key);
    if (node->kind == BX_NODE_LIST) raw.lists[BX_REGION_ALL] = node;
    else
        BX_TRY(
            bx_schema_read(&tr->reader, node, key, region_keys, BX_KEY_COUNT(region_keys), &raw));
    for (int i = 0; i < BX_REGION_LISTS; i++)
        if (raw.lists[i]) BX_TRY(read_list(tr, raw.lists[i], &region->lists[i]));
    return BX_OK;
}

static bx_status read_gap(bx_layout_reader *tr, const bx_node *map, const char *key,
                          bx_region_pattern *region)
{
    const bx_node *gap = bx_node_lookup(map, bx_str_from(key));
    if (!gap || gap->kind != BX_NODE_SCALAR || bx_node_is_null(gap)) return BX_OK;
    tr->reader.scale = bx_style_scale(tr, NULL);
    return bx_reader_length(&tr->reader, gap, key, false, &region->gap);
}

bx_status bx_regions_read(bx_layout_reader *tr, const bx_node *map, bx_page_pattern *page)
{
    if (map->kind != BX_NODE_MAP) return BX_OK; /* a fault that was told */
    BX_TRY(read_gap(tr, map, "head-gap", &page->head));
    BX_TRY(read_gap(tr, map, "foot-gap", &page->foot));
    BX_TRY(read_region(tr, map, "head", &page->head));
    return read_region(tr, map, "foot", &page->foot);
}
