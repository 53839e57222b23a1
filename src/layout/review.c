#include "layout/review.h"

#include "layout/phrase_read.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

typedef struct raw_draft {
    const bx_node *text, *style;
} raw_draft;

static const bx_key draft_keys[] = {
    {BX_KEY("text", SCALAR, raw_draft, text), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("style", SCALAR, raw_draft, style), .shape = &bx_shape_style_name},
};

typedef struct raw_numbers {
    const bx_node *style;
    bx_line_number_style numbers;
} raw_numbers;

static const bx_key number_keys[] = {
    {BX_KEY("style", SCALAR, raw_numbers, style), .shape = &bx_shape_style_name},
    {BX_KEY("every", INT, raw_numbers, numbers.every), .least = 1, .most = 100},
    {BX_KEY("distance", LENGTH, raw_numbers, numbers.distance)},
};

static const bx_key_table number_table = {"line-numbers", BX_KEYS(number_keys)};
const bx_shape bx_line_numbers_shape = {.maps = &number_table, .map_count = 1};

static const bx_key_table draft_table = {"draft", BX_KEYS(draft_keys)};
const bx_shape bx_draft_shape = {.maps = &draft_table, .map_count = 1};

bx_status bx_layout_draft(bx_layout_reader *tr, const bx_node *draft)
{
    const bx_field_scope scope = bx_field_scope_top(tr->t);
    raw_draft raw = {0};
    if (!draft) return BX_OK;
    bx_draft_pattern *made = BX_NEW(tr->reader.arena, bx_draft_pattern);
    BX_TRY_NEW(made);
    made->place = draft->place;
    BX_TRY(bx_schema_read(&tr->reader, draft, "draft", draft_keys, BX_KEY_COUNT(draft_keys), &raw));
    BX_TRY(bx_layout_style_of(tr, raw.style, tr->t->body_style, &made->style));
    if (raw.text) BX_TRY(bx_phrase_read(tr, raw.text, &scope, BX_TYPES_TEXT, &made->text, NULL));
    tr->t->draft = made;
    return BX_OK;
}

enum { DISTANCE = 4000 }; /* 1/1000 mm */

bx_status bx_layout_line_numbers(bx_layout_reader *tr, const bx_node *numbers)
{
    raw_numbers raw = {.numbers = {.every = 1, .distance = bx_len_from_um(DISTANCE)}};
    if (!numbers) return BX_OK;
    bx_line_number_style *made = BX_NEW(tr->reader.arena, bx_line_number_style);
    BX_TRY_NEW(made);
    tr->reader.scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_schema_read(&tr->reader, numbers, "line-numbers", number_keys,
                          BX_KEY_COUNT(number_keys), &raw));
    BX_TRY(bx_layout_style_of(tr, raw.style, tr->t->body_style, &raw.numbers.style));
    *made = raw.numbers;
    made->place = numbers->place;
    tr->t->line_numbers = made;
    return BX_OK;
}
