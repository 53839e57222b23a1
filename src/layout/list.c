#include "layout/list.h"

#include "layout/phrase_read.h"
#include "layout/repeat.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

typedef struct raw_list {
    bx_raw_repeat repeat;
    const bx_node *lead, *marker, *item, *single;
    bx_len gap;
} raw_list;

static const bx_key list_keys[] = {
    {BX_KEY("each", SCALAR, raw_list, repeat.each), .required = true, .shape = &bx_shape_path},
    {BX_KEY("by", NODE, raw_list, repeat.by), .shape = &bx_shape_texts},
    {BX_KEY("sort", NODE, raw_list, repeat.sort), .shape = &bx_shape_texts},
    {BX_KEY("lead", SCALAR, raw_list, lead), .shape = &bx_shape_phrase},
    {BX_KEY("marker", SCALAR, raw_list, marker), .shape = &bx_shape_phrase},
    {BX_KEY("item", SCALAR, raw_list, item), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("single", SCALAR, raw_list, single), .shape = &bx_shape_phrase},
    {BX_KEY("gap", LENGTH, raw_list, gap)},
};

static const bx_key_table list_table = {"list", BX_KEYS(list_keys)};
const bx_shape bx_list_shape = {.maps = &list_table, .map_count = 1};

bx_status bx_list_read(bx_layout_reader *tr, const bx_node *node, const bx_style *style,
                       const bx_field_scope *scope, const bx_list_pattern **list)
{
    raw_list raw = {.gap = 0};
    bx_field_scope entry;
    bx_list_pattern *read = BX_NEW(tr->reader.arena, bx_list_pattern);
    BX_TRY_NEW(read);
    *list = read;
    tr->reader.scale = bx_style_scale(tr, style);
    BX_TRY(bx_schema_read(&tr->reader, node, "list", list_keys, BX_KEY_COUNT(list_keys), &raw));
    BX_TRY(bx_phrase_read_given(tr, raw.lead, scope, BX_TYPES_TEXT, &read->lead));
    read->gap = raw.gap;
    read->style = style;
    if (!raw.repeat.each) return BX_OK;
    BX_TRY(bx_repeat_read(tr, &raw.repeat, scope, &read->repeat, &entry));
    if (!read->repeat.list.field) return BX_OK;
    BX_TRY(bx_phrase_read_given(tr, raw.marker, &entry, BX_TYPES_TEXT, &read->marker));
    BX_TRY(bx_phrase_read_given(tr, raw.item, &entry, BX_TYPES_TEXT, &read->item));
    read->has_single = raw.single != NULL;
    return bx_phrase_read_given(tr, raw.single, &entry, BX_TYPES_TEXT, &read->single);
}
