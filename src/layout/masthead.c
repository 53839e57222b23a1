#include "layout/masthead.h"

#include "layout/phrase_read.h"
#include "layout/repeat.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

typedef struct raw_masthead {
    bx_raw_repeat repeat;
    const bx_node *name, *suffix;
    bx_len fit;
} raw_masthead;

static const bx_key masthead_keys[] = {
    {BX_KEY("each", SCALAR, raw_masthead, repeat.each), .shape = &bx_shape_path},
    {BX_KEY("name", NODE, raw_masthead, name), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("suffix", NODE, raw_masthead, suffix), .shape = &bx_shape_phrase},
    {BX_KEY("fit", LENGTH, raw_masthead, fit)},
};

static const bx_key_table masthead_table = {"masthead", BX_KEYS(masthead_keys)};
const bx_shape bx_masthead_shape = {.maps = &masthead_table, .map_count = 1};

bx_status bx_masthead_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                           const bx_masthead_pattern **masthead)
{
    bx_reader *r = &tr->reader;
    raw_masthead raw = {0};
    bx_masthead_pattern *read = BX_NEW(r->arena, bx_masthead_pattern);
    BX_TRY_NEW(read);
    *masthead = read;
    r->scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_schema_read(r, node, "masthead", masthead_keys, BX_KEY_COUNT(masthead_keys), &raw));
    read->least = raw.fit;
    BX_TRY(bx_phrase_read_given(tr, raw.suffix, scope, BX_TYPES_TEXT, &read->suffix));
    bx_field_scope entry;
    if (raw.repeat.each) {
        BX_TRY(bx_repeat_read(tr, &raw.repeat, scope, &read->repeat, &entry));
        if (!read->repeat.list.field) return BX_OK; /* what is of an entry has no scope: told */
        scope = &entry;
    }
    return bx_phrase_read_given(tr, raw.name, scope, BX_TYPES_TEXT, &read->name);
}

typedef struct raw_roster {
    const bx_node *left, *label, *names;
    bx_roster_style style;
} raw_roster;

static const bx_key roster_keys[] = {
    {BX_KEY("left", NODE, raw_roster, left), .shape = &bx_shape_phrase},
    {BX_KEY("label", NODE, raw_roster, label), .shape = &bx_shape_phrase},
    {BX_KEY("names", NODE, raw_roster, names), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("width", LENGTH, raw_roster, style.width)},
    {BX_KEY("gap", LENGTH, raw_roster, style.gap)},
};

static const bx_key_table roster_table = {"roster", BX_KEYS(roster_keys)};
const bx_shape bx_roster_shape = {.maps = &roster_table, .map_count = 1};

bx_status bx_roster_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                         const bx_roster_pattern **roster)
{
    bx_reader *r = &tr->reader;
    raw_roster raw = {0};
    bx_roster_pattern *read = BX_NEW(r->arena, bx_roster_pattern);
    BX_TRY_NEW(read);
    *roster = read;
    r->scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_schema_read(r, node, "roster", roster_keys, BX_KEY_COUNT(roster_keys), &raw));
    read->style = raw.style;
    BX_TRY(bx_phrase_read_given(tr, raw.left, scope, BX_TYPES_TEXT, &read->left));
    BX_TRY(bx_phrase_read_given(tr, raw.label, scope, BX_TYPES_TEXT, &read->label));
    return bx_phrase_read_given(tr, raw.names, scope, BX_TYPES_TEXT, &read->names);
}
