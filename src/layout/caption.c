#include "layout/caption.h"

#include "layout/across.h"
#include "layout/phrase_read.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

typedef struct raw_caption {
    const bx_node *left, *center, *right, *block, *style;
    int side; /* -1: not given */
} raw_caption;

static const bx_key caption_keys[] = {
    {BX_KEY("left", SCALAR, raw_caption, left), .shape = &bx_shape_phrase},
    {BX_KEY("center", SCALAR, raw_caption, center), .shape = &bx_shape_phrase},
    {BX_KEY("right", SCALAR, raw_caption, right), .shape = &bx_shape_phrase},
    {BX_KEY("block", LIST, raw_caption, block), .shape = &bx_shape_phrase},
    {BX_KEY("align", WORD, raw_caption, side), .words = bx_side_words},
    {BX_KEY("style", SCALAR, raw_caption, style), .shape = &bx_shape_style_name},
};

static const bx_key_table caption_table = {"caption", BX_KEYS(caption_keys)};

static const bx_shape caption_shape = {
    .name = "caption", .is_scalar = true, .maps = &caption_table, .map_count = 1};

const bx_shape bx_captions_shape = {
    .is_scalar = true, .items = &caption_shape, .maps = &caption_table, .map_count = 1};

/* A block's lines are all that it has; where it stands is nothing to the texts of a line. */
static bx_status check_block(bx_reader *r, const bx_node *caption, const raw_caption *raw)
{
    const struct {
        const bx_node *node;
        const char *name;
    } texts[] = {{raw->left, "left"}, {raw->center, "center"}, {raw->right, "right"}};
    const bx_node *align = bx_node_lookup(caption, BX_STR("align"));
    for (int i = 0; raw->block && i < BX_KEY_COUNT(texts); i++)
        if (texts[i].node)
            return bx_reader_fail(r, BX_E_KEY_MISPLACED, &texts[i].node->place,
                                  bx_str_from(texts[i].name), BX_STR("block"),
                                  BX_STR(BX_BOTH("write it as a caption of its own, before or "
                                                 "behind: caption: [{block: […]}, {left: …}]",
                                                 "请另写一条，在前或在后：caption: [{block: […]}, "
                                                 "{left: …}]")));
    if (raw->block || raw->side < 0) return BX_OK;
    return bx_reader_fail(r, BX_E_KEY_MISPLACED, &align->place, BX_STR("align"), BX_STR("caption"),
                          BX_STR(BX_BOTH("it is of a `block`; a text stands at the left, in the "
                                         "middle or at the right by its key",
                                         "它只用于 block；文字的位置由 left、center、right 定")));
}

/* The lines of a caption that is a block. */
static bx_status read_block(bx_layout_reader *tr, const raw_caption *raw,
                            const bx_field_scope *scope, bx_caption_pattern *caption)
{
    bx_phrase *lines = BX_NEW_ARRAY(tr->reader.arena, bx_phrase, raw->block->count);
    BX_TRY_NEW(lines);
    for (int i = 0; i < raw->block->count; i++)
        BX_TRY(bx_phrase_read(tr, raw->block->items[i], scope, BX_TYPES_TEXT, &lines[i], NULL));
    caption->block = lines;
    caption->block_count = raw->block->count;
    caption->side = raw->side < 0 ? BX_SIDE_RIGHT : (bx_side)raw->side;
    return BX_OK;
}

/* A text, which is centred, or a map of texts. */
static bx_status read_caption(bx_layout_reader *tr, const bx_node *node, const char *name,
                              const bx_field_scope *scope, const bx_style *style,
                              bx_caption_pattern *caption)
{
    raw_caption raw = {.center = node, .side = -1};
    if (node->kind == BX_NODE_MAP) {
        raw.center = NULL;
        BX_TRY(bx_schema_read(&tr->reader, node, name, caption_keys, BX_KEY_COUNT(caption_keys),
                              &raw));
        BX_TRY(check_block(&tr->reader, node, &raw));
    }
    if (raw.block) BX_TRY(read_block(tr, &raw, scope, caption));
    const struct {
        const bx_node *node;
        bx_phrase *phrase;
    } texts[] = {
        {raw.left, &caption->left}, {raw.center, &caption->center}, {raw.right, &caption->right}};
    for (int i = 0; i < BX_KEY_COUNT(texts); i++)
        if (texts[i].node)
            BX_TRY(bx_phrase_read(tr, texts[i].node, scope, BX_TYPES_TEXT, texts[i].phrase, NULL));
    return bx_layout_style_of(tr, raw.style, style, &caption->style);
}

bx_status bx_captions_read(bx_layout_reader *tr, const bx_node *node, const char *name,
                           const bx_field_scope *scope, const bx_style *style,
                           bx_caption_patterns *captions)
{
    if (!node) return BX_OK;
    bool is_list = node->kind == BX_NODE_LIST;
    const bx_node *const *nodes = is_list ? node->items : &node;
    int count = is_list ? node->count : 1;
    bx_caption_pattern *read = BX_NEW_ARRAY(tr->reader.arena, bx_caption_pattern, count);
    BX_TRY_NEW(read);
    for (int i = 0; i < count; i++)
        BX_TRY(read_caption(tr, nodes[i], name, scope, style, &read[i]));
    *captions = (bx_caption_patterns){read, count};
    return BX_OK;
}
