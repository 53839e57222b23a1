#include "layout/place.h"

#include "layout/across.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_side) == sizeof(int) && sizeof(bx_origin) == sizeof(int) &&
                   sizeof(bx_leaf_side) == sizeof(int),
               "a word is stored as an int");

typedef struct raw_place {
    const bx_node *x, *body;
    bx_fixed fixed;
} raw_place;

static const bx_key place_keys[] = {
    {BX_KEY("from", WORD, raw_place, fixed.from), .words = bx_origin_words},
    {BX_KEY("y", OFFSET, raw_place, fixed.y), .required = true},
    {BX_KEY("x", SCALAR, raw_place, x), .shape = &bx_shape_offset},
    {BX_KEY("align", WORD, raw_place, fixed.align), .words = bx_side_words},
    {BX_KEY("width", LENGTH, raw_place, fixed.width)},
    {BX_KEY("body", LIST, raw_place, body), .required = true, .shape = &bx_item_shape},
};

static const bx_key_table place_table = {"place", BX_KEYS(place_keys)};
const bx_shape bx_place_shape = {.maps = &place_table, .map_count = 1};

bx_status bx_place_read(bx_layout_reader *tr, const bx_node *node, const bx_fixed **fixed,
                        const bx_node **body)
{
    bx_reader *r = &tr->reader;
    raw_place raw = {.fixed = {.align = BX_SIDES}};
    bx_fixed *read = BX_NEW(r->arena, bx_fixed);
    BX_TRY_NEW(read);
    r->scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_schema_read(r, node, "place", place_keys, BX_KEY_COUNT(place_keys), &raw));
    raw.fixed.is_across = raw.x || raw.fixed.align != BX_SIDES;
    if (raw.fixed.align == BX_SIDES) raw.fixed.align = BX_SIDE_LEFT;
    if (raw.x) BX_TRY(bx_reader_length(r, raw.x, "x", true, &raw.fixed.x));
    *read = raw.fixed;
    *fixed = read;
    *body = raw.body;
    return BX_OK;
}

typedef struct raw_foot {
    const bx_node *moved, *body;
    bx_foot_style style;
} raw_foot;

static const bx_word leaf_words[] = {{"any", BX_LEAF_ANY}, {"even", BX_LEAF_EVEN}, {NULL, 0}};

static const bx_key foot_keys[] = {
    {BX_KEY("side", WORD, raw_foot, style.side), .words = leaf_words},
    {BX_KEY("gap", LENGTH, raw_foot, style.gap)},
    {BX_KEY("moved", SCALAR, raw_foot, moved), .shape = &bx_shape_style_name},
    {BX_KEY("body", LIST, raw_foot, body), .required = true, .shape = &bx_item_shape},
};

static const bx_key_table foot_table = {"foot", BX_KEYS(foot_keys)};
const bx_shape bx_foot_shape = {.maps = &foot_table, .map_count = 1};

bx_status bx_foot_read(bx_layout_reader *tr, const bx_node *node, bx_foot_style *style,
                       const bx_style **moved, const bx_node **body)
{
    raw_foot raw = {0};
    tr->reader.scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_schema_read(&tr->reader, node, "foot", foot_keys, BX_KEY_COUNT(foot_keys), &raw));
    if (raw.moved) BX_TRY(bx_layout_style_of(tr, raw.moved, tr->t->body_style, moved));
    *style = raw.style;
    *body = raw.body;
    return BX_OK;
}

/* What makes pages, or stands on pages of its own, cannot be a part of one. NULL: it can. */
static const char *barred(bx_item_kind kind)
{
    switch (kind) {
    case BX_BODY_SIGNATURE: return "signature";
    case BX_BODY_PAGE: return "page";
    case BX_BODY_SECTION: return "section";
    case BX_BODY_PLACE: return "place";
    case BX_BODY_FOOT: return "foot";
    default: return NULL;
    }
}

bx_status bx_place_check(bx_layout_reader *tr, const bx_body_items *items, const char *where)
{
    for (int i = 0; i < items->count; i++) {
        const bx_body_item *item = &items->items[i];
        const char *name = barred(item->kind);
        if (name)
            BX_TRY(bx_reader_fail(&tr->reader, BX_E_NOT_INSIDE, &item->place, bx_str_from(name),
                                  bx_str_from(where), (bx_str){0}));
        if (item->kind == BX_BODY_IN) BX_TRY(bx_place_check(tr, &item->in.body, where));
        if (item->kind == BX_BODY_EACH) BX_TRY(bx_place_check(tr, &item->each.body, where));
        if (item->kind != BX_BODY_IF) continue;
        BX_TRY(bx_place_check(tr, &item->choice.body, where));
        BX_TRY(bx_place_check(tr, &item->choice.otherwise, where));
    }
    return BX_OK;
}
