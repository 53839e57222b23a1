/*
 * Levels and depths are two things: a level is a marker's (一、 （一） 1. （1）) and
 * gives the style, a depth is the heading's place in the outline. 1. directly under
 * 一、 is therefore H3, and no reader meets a gap (PDF/UA-1, 7.4.2).
 */
#include "document/bind_paragraphs.h"

#include "document/binder.h"
#include "document/fill.h"
#include "document/marker.h"

#include "base/ban.h"

/* The level of a `heading:`: its style's, its marker's, or the highest. */
static int level_of(const bx_layout *t, const bx_style *style, bx_str text)
{
    size_t marker;
    for (int i = 0; style && i < t->level_count; i++)
        if (t->levels[i].style == style) return i;
    int level = bx_marker_find(t->levels, t->level_count, text, &marker);
    return level < 0 ? 0 : level;
}

/* The body's own wording of a heading of the layout: of all of it, or of what follows its marker. */
static bx_status own_wording(bx_binder *b, bx_inline *heading)
{
    const bx_text *own = bx_labels_lookup(&b->labels, heading->text);
    if (own) {
        *heading = (bx_inline){.text = own->text, .place = own->place, .exact = own->exact};
        return BX_OK;
    }
    size_t marker;
    if (bx_marker_find(b->t->levels, b->t->level_count, heading->text, &marker) < 0) return BX_OK;
    own = bx_labels_lookup(&b->labels,
                           (bx_str){heading->text.ptr + marker, heading->text.len - marker});
    if (!own) return BX_OK;
    bx_buf joined = {0};
    bx_buf_add(&joined, heading->text.ptr, marker);
    bx_buf_add_str(&joined, own->text);
    bx_str text = joined.failed ? (bx_str){0} : bx_str_copy(b->arena, bx_buf_str(&joined));
    bx_buf_release(&joined);
    BX_TRY_NEW(text.ptr);
    *heading = (bx_inline){.text = text, .place = own->place};
    return BX_OK;
}

bx_status bx_bind_heading(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_layout *t = b->t;
    for (int i = 0; i < item->text_count; i++) {
        bx_inline text;
        BX_TRY(bx_fill_text(b, scope, &item->texts[i], &text));
        if (text.text.len == 0) continue;
        int level = level_of(t, item->style, text.text);
        const bx_style *style = item->style;
        if (!style) style = t->level_count > 0 ? t->levels[level].style : t->body_style;
        if (bx_phrase_is_literal(&item->texts[i])) BX_TRY(own_wording(b, &text));
        BX_TRY(bx_binder_push_text(b, &text, style, bx_binder_open_heading(b, level)));
    }
    return BX_OK;
}

/* The text up to the first 。 in the level's face, the rest in the body's. */
static bx_status push_run_in(bx_binder *b, const bx_inline *text, const bx_style *style)
{
    const bx_style *body = b->t->body_style;
    size_t end = bx_marker_run_in(text->text);
    if (end == 0) return bx_binder_push_text(b, text, body, 0);
    bx_block *block = bx_binder_push(b, BX_BLOCK_PARAGRAPH, &text->place, body);
    bx_inline *line = BX_NEW(b->arena, bx_inline);
    bx_style_span *spans = BX_NEW_ARRAY(b->arena, bx_style_span, 2);
    if (!block || !line || !spans) return BX_ERR_MEMORY;
    spans[0] = (bx_style_span){0, end, style};
    spans[1] = (bx_style_span){end, text->text.len, body};
    *line = *text;
    line->spans = spans;
    line->span_count = end < text->text.len ? 2 : 1;
    block->lines = line;
    block->line_count = 1;
    return BX_OK;
}

static bx_status push_paragraph(bx_binder *b, const bx_inline *text)
{
    const bx_layout *t = b->t;
    size_t marker = 0;
    int level = bx_marker_find(t->levels, t->level_count, text->text, &marker);
    if (level < 0) return bx_binder_push_text(b, text, t->body_style, 0);
    const bx_style *style = t->levels[level].style;
    if (!bx_marker_leads_heading((bx_str){text->text.ptr + marker, text->text.len - marker}))
        return push_run_in(b, text, style);
    return bx_binder_push_text(b, text, style, bx_binder_open_heading(b, level));
}

bx_status bx_bind_paragraphs(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    for (int i = 0; i < item->text_count; i++) {
        const bx_inline *texts;
        int count;
        BX_TRY(bx_fill_texts(b, scope, &item->texts[i], &texts, &count));
        for (int k = 0; k < count; k++)
            BX_TRY(push_paragraph(b, &texts[k]));
    }
    return BX_OK;
}
