#include "compose/cell_scale.h"

#include "compose/cell_lines.h"

#include "base/ban.h"

/* Sizes in proportion of one to another. */
typedef struct ratio {
    bx_len to, of;
} ratio;

static bx_status scale_style(bx_composer *c, const bx_style *style, ratio r,
                             const bx_style **scaled)
{
    bx_style *own = BX_NEW(c->scratch, bx_style);
    BX_TRY_NEW(own);
    *own = *style;
    own->size = bx_len_scale(style->size, r.to, r.of);
    own->em = bx_len_scale(style->em, r.to, r.of);
    own->line = bx_len_scale(style->line, r.to, r.of);
    own->tracking = bx_len_scale(style->tracking, r.to, r.of);
    *scaled = own;
    return BX_OK;
}

bx_status bx_cell_text_scale(bx_composer *c, bx_len size, bx_cell_text *text)
{
    const bx_cell *cell = text->cell;
    const ratio r = {size, cell->style->size};
    bx_style_span *spans = BX_NEW_ARRAY(c->scratch, bx_style_span, cell->text.span_count);
    BX_TRY_NEW(spans);
    BX_TRY(scale_style(c, cell->style, r, &text->style));
    for (int i = 0; i < cell->text.span_count; i++) {
        spans[i] = cell->text.spans[i];
        BX_TRY(scale_style(c, spans[i].style, r, &spans[i].style));
    }
    text->text = cell->text;
    text->text.spans = spans;
    if (text->tag) text->tag->first = text->tag->last = NULL; /* the links of the larger text */
    return bx_cell_text_prepare(c, text);
}
