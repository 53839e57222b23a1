#include "document/binder.h"

#include "calc/evaluate.h"

#include "base/ban.h"

enum { DEEPEST_HEADING = 6 }; /* ISO 32000-1, 14.8.4.3: H1 to H6 */

bx_calc bx_binder_calc(const bx_binder *b)
{
    bx_calc c = bx_calc_make(b->arena, b->t, b->diag);
    c.kept = b->kept;
    return c;
}

bx_status bx_binder_enter(const bx_binder *b, const bx_scope *scope, const bx_slot *group,
                          const bx_scope **inner)
{
    return bx_scope_enter(b->arena, scope, bx_scope_at(scope, group->depth), group->steps,
                          group->step_count, inner);
}

bx_block *bx_binder_push(bx_binder *b, bx_block_kind kind, const bx_place *place,
                         const bx_style *style)
{
    bx_block *block = BX_VEC_PUSH(b->arena, &b->blocks);
    if (block) *block = (bx_block){.kind = kind, .place = *place, .style = style};
    return block;
}

static bool is_marked(const bx_style *style)
{
    return style->dots || style->underline != BX_UNDERLINE_NONE || style->raise != BX_RAISE_NONE;
}

/*
 * An inline style is that of the text around it, with what it says anew. Dots, a line and a raise go
 * together: one that has any of them has its own, one of a colour alone leaves those of the text.
 */
static bx_status complete(bx_binder *b, const bx_style *around, const bx_style **style)
{
    if (!*style) *style = around;
    if (!(*style)->is_inline) return BX_OK;
    bx_style *own = BX_NEW(b->arena, bx_style);
    BX_TRY_NEW(own);
    *own = *around;
    own->name = (*style)->name;
    if (is_marked(*style)) {
        own->dots = (*style)->dots;
        own->underline = (*style)->underline;
        own->raise = (*style)->raise;
    }
    if ((*style)->face.len > 0) own->face = (*style)->face;
    if ((*style)->has_rgb) own->rgb = (*style)->rgb;
    if ((*style)->has_bold) own->bold = (*style)->bold;
    if ((*style)->latin.len > 0) own->latin = (*style)->latin;
    bool has_face = (*style)->face.len > 0 || (*style)->has_bold || (*style)->latin.len > 0;
    if (has_face) own->place = (*style)->place;
    if ((*style)->has_tracking)
        own->tracking = bx_len_scale(own->em, (*style)->tracking_share, BX_TRACKING_UNIT);
    *style = own;
    return BX_OK;
}

/* All of a text in one style. */
static bx_status style_whole(bx_binder *b, bx_inline *text, const bx_style *style)
{
    const bx_style_span **shared = &b->whole[text->text.len % BX_WHOLE_SPANS];
    bool is_same = *shared && (*shared)->end == text->text.len && (*shared)->style == style;
    if (!is_same) {
        bx_style_span *span = BX_NEW(b->arena, bx_style_span);
        BX_TRY_NEW(span);
        *span = (bx_style_span){0, text->text.len, style};
        *shared = span;
    }
    text->spans = *shared;
    text->span_count = 1;
    return BX_OK;
}

bx_status bx_binder_style(bx_binder *b, bx_inline *text, const bx_style *style)
{
    if (text->text.len == 0) return BX_OK;
    if (text->span_count == 0) return style_whole(b, text, style);
    int count = text->span_count;
    bx_style_span *spans = BX_NEW_ARRAY(b->arena, bx_style_span, count);
    BX_TRY_NEW(spans);
    for (int i = 0; i < count; i++) {
        spans[i] = text->spans[i];
        BX_TRY(complete(b, style, &spans[i].style));
    }
    text->spans = spans;
    text->span_count = count;
    return BX_OK;
}

bx_status bx_binder_push_text(bx_binder *b, const bx_inline *text, const bx_style *style,
                              int heading)
{
    if (text->text.len == 0) return BX_OK;
    bx_block *block = bx_binder_push(b, BX_BLOCK_PARAGRAPH, &text->place, style);
    bx_inline *line = BX_NEW(b->arena, bx_inline);
    if (!block || !line) return BX_ERR_MEMORY;
    *line = *text;
    BX_TRY(bx_binder_style(b, line, style));
    block->heading = heading;
    block->lines = line;
    block->line_count = 1;
    return BX_OK;
}

int bx_binder_open_heading(bx_binder *b, int level)
{
    int depth = 1;
    for (int i = 0; i <= level; i++)
        if (b->open[i] >= depth) depth = b->open[i] + 1;
    if (depth > DEEPEST_HEADING) depth = DEEPEST_HEADING;
    b->open[level + 1] = depth;
    for (int i = level + 2; i <= b->t->level_count; i++)
        b->open[i] = 0;
    return depth;
}
