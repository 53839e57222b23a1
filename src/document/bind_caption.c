#include "document/bind_caption.h"

#include "document/fill.h"

#include "base/ban.h"

static bx_status fill_block(bx_binder *b, const bx_scope *scope, const bx_caption_pattern *pattern,
                            bx_caption *caption)
{
    bx_inline_list lines = {0};
    BX_TRY(bx_fill_lines(b, scope, pattern->block, pattern->block_count, pattern->style, &lines));
    caption->block = lines.items;
    caption->block_count = lines.count;
    caption->side = pattern->side;
    return BX_OK;
}

static bx_status fill_caption(bx_binder *b, const bx_scope *scope,
                              const bx_caption_pattern *pattern, bx_caption *caption)
{
    const bx_phrase *phrases[] = {&pattern->left, &pattern->center, &pattern->right};
    bx_inline *texts[] = {&caption->left, &caption->center, &caption->right};
    caption->style = pattern->style;
    for (int i = 0; i < 3; i++) {
        BX_TRY(bx_fill_text(b, scope, phrases[i], texts[i]));
        BX_TRY(bx_binder_style(b, texts[i], pattern->style));
    }
    return pattern->block ? fill_block(b, scope, pattern, caption) : BX_OK;
}

static bool is_empty(const bx_caption *caption)
{
    return caption->block_count == 0 &&
           caption->left.text.len + caption->center.text.len + caption->right.text.len == 0;
}

bx_status bx_bind_captions(bx_binder *b, const bx_scope *scope, const bx_caption_patterns *patterns,
                           const bx_caption **captions, int *count)
{
    *count = 0;
    bx_caption *filled = BX_NEW_ARRAY(b->arena, bx_caption, patterns->count);
    BX_TRY_NEW(filled);
    for (int i = 0; i < patterns->count; i++) {
        BX_TRY(fill_caption(b, scope, &patterns->items[i], &filled[*count]));
        if (!is_empty(&filled[*count])) ++*count;
    }
    *captions = filled;
    return BX_OK;
}
