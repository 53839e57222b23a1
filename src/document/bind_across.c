#include "document/bind_across.h"

#include "document/fill.h"

#include "base/ban.h"

bx_status bx_bind_rule(bx_binder *b, const bx_body_item *item)
{
    bx_block *block = bx_binder_push(b, BX_BLOCK_RULE, &item->place, b->t->body_style);
    BX_TRY_NEW(block);
    block->rule = item->rule;
    return BX_OK;
}

bx_status bx_bind_line(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_style *style = item->style ? item->style : b->t->body_style;
    bx_inline *texts = BX_NEW_ARRAY(b->arena, bx_inline, BX_SIDES);
    BX_TRY_NEW(texts);
    bool is_empty = true;
    for (int i = 0; i < BX_SIDES; i++) {
        BX_TRY(bx_fill_text(b, scope, &item->texts[i], &texts[i]));
        BX_TRY(bx_binder_style(b, &texts[i], style));
        is_empty = is_empty && texts[i].text.len == 0;
    }
    if (is_empty) return BX_OK;
    bx_block *block = bx_binder_push(b, BX_BLOCK_LINE, &item->place, style);
    BX_TRY_NEW(block);
    block->lines = texts;
    block->line_count = BX_SIDES;
    return BX_OK;
}
