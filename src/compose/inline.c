#include "compose/inline.h"

#include "text/links.h"

#include "base/ban.h"

static bx_status report_role(bx_composer *c, const bx_style *style)
{
    bx_buf name = {0}, known = {0};
    bx_buf_add_str(&name, style->face);
    bx_buf_add_byte(&name, '\0');
    for (int i = 0; i < c->fonts->count; i++) {
        bx_buf_add_str(&known, c->fonts->roles[i].name);
        bx_buf_add_byte(&known, ' ');
    }
    bx_buf_add_byte(&known, '\0');
    bx_status status = BX_ERR_MEMORY;
    if (!name.failed && !known.failed)
        status = bx_report(c->diag, BX_E_FONT_ROLE, &style->place, name.ptr, known.ptr);
    bx_buf_release(&name);
    bx_buf_release(&known);
    return status;
}

static bx_status text_style_of(bx_composer *c, const bx_style *style, bx_text_style *out)
{
    const bx_font_role *role = bx_fontset_lookup(c->fonts, style->face);
    if (!role) return report_role(c, style);
    *out = (bx_text_style){.role = role,
                           .size = style->size,
                           .em = style->em,
                           .half_digits = style->digits == BX_DIGITS_HALF};
    return BX_OK;
}

typedef struct span_list {
    bx_span *items;
    int count;
} span_list;

/* The range [start, end) in one style, cut where a link begins or ends. */
static void push_range(span_list *spans, const bx_link *links, int link_count, size_t start,
                       size_t end, const bx_text_style *style)
{
    for (int i = 0; i < link_count && start < end; i++) {
        if (links[i].end <= start || links[i].start >= end) continue;
        size_t from = links[i].start > start ? links[i].start : start;
        size_t to = links[i].end < end ? links[i].end : end;
        if (from > start) spans->items[spans->count++] = (bx_span){start, from, *style, 0};
        spans->items[spans->count++] = (bx_span){from, to, *style, 1 + i};
        start = to;
    }
    if (start < end) spans->items[spans->count++] = (bx_span){start, end, *style, 0};
}

static bx_status collect_spans(bx_composer *c, const bx_inline *in, const bx_style *style,
                               const bx_link *links, int link_count, span_list *spans)
{
    int pieces = in->span_count > 0 ? in->span_count : 1;
    spans->items = BX_NEW_ARRAY(c->arena, bx_span, pieces + 2 * link_count * pieces);
    BX_TRY_NEW(spans->items);
    bx_text_style own;
    if (in->span_count == 0) {
        BX_TRY(text_style_of(c, style, &own));
        if (in->text.len == 0) spans->items[spans->count++] = (bx_span){.style = own};
        push_range(spans, links, link_count, 0, in->text.len, &own);
        return BX_OK;
    }
    for (int i = 0; i < in->span_count; i++) {
        BX_TRY(text_style_of(c, in->spans[i].style, &own));
        push_range(spans, links, link_count, in->spans[i].start, in->spans[i].end, &own);
    }
    return BX_OK;
}

static bx_status make_link_tags(bx_composer *c, const bx_link *links, int count, bx_tag *tag,
                                bx_ready_text *ready)
{
    const bx_tag **tags = BX_NEW_ARRAY(c->arena, const bx_tag *, count);
    BX_TRY_NEW(tags);
    for (int i = 0; i < count; i++) {
        bx_tag *link = bx_tag_new(c->arena, &c->tags, tag, BX_TAG_LINK);
        BX_TRY_NEW(link);
        link->uri = links[i].uri;
        link->alt = links[i].uri;
        tags[i] = link;
    }
    ready->link_tags = tags;
    return BX_OK;
}

bx_status bx_inline_prepare(bx_composer *c, const bx_inline *in, const bx_style *style, bx_tag *tag,
                            bx_ready_text *ready)
{
    const bx_link *links = NULL;
    int link_count = 0;
    if (tag) BX_TRY(bx_find_links(c->arena, in->text, &links, &link_count));
    *ready = (bx_ready_text){.text = in->text, .tag = tag};
    span_list spans = {0};
    BX_TRY(collect_spans(c, in, style, links, link_count, &spans));
    BX_TRY(make_link_tags(c, links, link_count, tag, ready));
    const bx_words words = {.text = in->text,
                            .spans = spans.items,
                            .span_count = spans.count,
                            .rules = &c->document->lines,
                            .fonts = c->fonts,
                            .origin = &in->place,
                            .exact = in->exact};
    return bx_prepare(c->arena, c->scratch, c->engine, &words, c->diag, &ready->prepared);
}

bx_status bx_inline_place(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                          const bx_style *style, bx_len x, bx_len top, bx_items *items)
{
    bx_len baseline = top + bx_style_ascent(c, style);
    for (int i = 0; i < line->run_count; i++) {
        const bx_run *run = &line->runs[i];
        bx_item *item = BX_VEC_PUSH(c->arena, items);
        BX_TRY_NEW(item);
        *item = (bx_item){.type = BX_ITEM_RUN,
                          .tag = run->mark > 0 ? ready->link_tags[run->mark - 1] : ready->tag,
                          .box = {x + run->x, baseline, run->width, style->size},
                          .run = run};
    }
    return BX_OK;
}

bx_len bx_style_ascent(const bx_composer *c, const bx_style *style)
{
    const bx_font_role *role = bx_fontset_lookup(c->fonts, style->face);
    int ascent = role ? bx_face_ascent(role->uses[0].face) : 0;
    return bx_len_scale(style->size, ascent, 1000);
}

bx_justify bx_justify_of(bx_align align)
{
    switch (align) {
    case BX_ALIGN_START: return BX_FLUSH_START;
    case BX_ALIGN_CENTER: return BX_FLUSH_CENTER;
    case BX_ALIGN_END: return BX_FLUSH_END;
    case BX_ALIGN_JUSTIFY: break;
    }
    return BX_JUSTIFY;
}
