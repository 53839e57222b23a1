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
