#include "document/fill.h"

#include "calc/texts.h"

#include "base/ban.h"

typedef struct text_list {
    const bx_text *items; /* lent from the record or the result: the list is not copied */
    int count;
    bx_result result;
} text_list;

bx_value *bx_fill_value(const bx_scope *scope, const bx_phrase *phrase)
{
    const bx_slot *slot = bx_phrase_slot(phrase);
    return slot ? bx_slot_value(scope, slot) : NULL;
}

static bx_status part_texts(bx_binder *b, const bx_scope *scope, const bx_phrase_part *part,
                            text_list *texts)
{
    bx_calc c = bx_binder_calc(b);
    return bx_part_texts(&c, scope, part, &texts->result, &texts->items, &texts->count);
}

/* A text that is all of an expression, in the style that the part gives it. What is computed stands where it is asked for. */
static bx_status trimmed(bx_binder *b, const bx_phrase *phrase, const bx_text *text, bx_inline *out)
{
    const bx_phrase_part *part = &phrase->parts[0];
    bx_str words = bx_str_trim(text->text);
    bx_place place = text->place.file ? text->place : phrase->place;
    if (text->exact && words.len > 0) {
        place.at += (size_t)(words.ptr - text->text.ptr);
        place.len = words.len;
    }
    *out = (bx_inline){.text = words, .place = place, .exact = text->exact};
    if (!part->style || words.len == 0) return BX_OK;
    bx_style_span *span = BX_NEW(b->arena, bx_style_span);
    BX_TRY_NEW(span);
    *span = (bx_style_span){0, words.len, part->style};
    out->spans = span;
    out->span_count = 1;
    return BX_OK;
}

/* What the parts of an expression become, one behind the other. */
typedef struct joined {
    bx_buf text;
    BX_VEC(bx_style_span) spans; /* all of it, when some part has a style of its own */
    bx_place place;              /* of the first value given */
    bool has_place;
} joined;

static bool has_styles(const bx_phrase *phrase)
{
    for (int i = 0; i < phrase->count; i++)
        if (phrase->parts[i].style) return true;
    return false;
}

/* `start` is where the part began. Neighbours in the style of the text around are one span. */
static bx_status add_span(bx_binder *b, joined *j, size_t start, const bx_style *style)
{
    if (j->text.len == start) return BX_OK;
    bx_style_span *last = j->spans.count > 0 ? &j->spans.items[j->spans.count - 1] : NULL;
    if (last && !last->style && !style) {
        last->end = j->text.len;
        return BX_OK;
    }
    bx_style_span *fresh = BX_VEC_PUSH(b->arena, &j->spans);
    BX_TRY_NEW(fresh);
    *fresh = (bx_style_span){start, j->text.len, style};
    return BX_OK;
}

static bx_status add_part(bx_binder *b, const bx_scope *scope, const bx_phrase_part *part,
                          joined *j)
{
    text_list texts;
    if (!part->value) {
        bx_buf_add_str(&j->text, part->text);
        return BX_OK;
    }
    BX_TRY(part_texts(b, scope, part, &texts));
    for (int k = 0; k < texts.count; k++)
        bx_buf_add_str(&j->text, texts.items[k].text);
    if (j->has_place || texts.count == 0 || !texts.items[0].place.file) return BX_OK;
    j->place = texts.items[0].place;
    j->has_place = true;
    return BX_OK;
}

static bx_status join(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase, joined *j)
{
    bool styled = has_styles(phrase);
    j->place = phrase->place;
    for (int i = 0; i < phrase->count; i++) {
        size_t start = j->text.len;
        BX_TRY(add_part(b, scope, &phrase->parts[i], j));
        if (styled) BX_TRY(add_span(b, j, start, phrase->parts[i].style));
    }
    return BX_OK;
}

/* The spans of what is left when `cut` bytes at the front went, and all behind `len`. */
static int cut_spans(bx_style_span *spans, int count, size_t cut, size_t len)
{
    int kept = 0;
    for (int i = 0; i < count; i++) {
        size_t start = spans[i].start > cut ? spans[i].start - cut : 0;
        size_t end = spans[i].end > cut ? spans[i].end - cut : 0;
        if (end > len) end = len;
        if (start < end) spans[kept++] = (bx_style_span){start, end, spans[i].style};
    }
    return kept;
}

static bx_status take_joined(bx_binder *b, joined *j, bx_inline *text)
{
    bx_str all = bx_str_copy(b->arena, bx_buf_str(&j->text));
    if (j->text.failed || !all.ptr) return BX_ERR_MEMORY;
    bx_str words = bx_str_trim(all);
    int count = cut_spans(j->spans.items, j->spans.count, (size_t)(words.ptr - all.ptr), words.len);
    *text =
        (bx_inline){.text = words, .place = j->place, .spans = j->spans.items, .span_count = count};
    return BX_OK;
}

static bx_status fill_joined(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase,
                             bx_inline *text)
{
    joined j = {0};
    bx_status status = join(b, scope, phrase, &j);
    if (status == BX_OK) status = take_joined(b, &j, text);
    bx_buf_release(&j.text);
    return status;
}

bx_status bx_fill_text(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase,
                       bx_inline *text)
{
    text_list texts;
    if (!bx_phrase_value(phrase)) return fill_joined(b, scope, phrase, text);
    BX_TRY(part_texts(b, scope, &phrase->parts[0], &texts));
    if (texts.count > 1) return fill_joined(b, scope, phrase, text);
    *text = (bx_inline){.place = phrase->place};
    return texts.count == 1 ? trimmed(b, phrase, &texts.items[0], text) : BX_OK;
}

bx_status bx_fill_texts(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase,
                        const bx_inline **texts, int *count)
{
    text_list values = {.items = NULL};
    bool is_value = bx_phrase_value(phrase) != NULL;
    if (is_value) BX_TRY(part_texts(b, scope, &phrase->parts[0], &values));
    bx_inline *filled = BX_NEW_ARRAY(b->arena, bx_inline, is_value ? values.count : 1);
    BX_TRY_NEW(filled);
    *texts = filled;
    *count = 0;
    for (int i = 0; i < values.count; i++) {
        BX_TRY(trimmed(b, phrase, &values.items[i], &filled[*count]));
        if (filled[*count].text.len > 0) ++*count;
    }
    if (is_value) return BX_OK;
    BX_TRY(fill_joined(b, scope, phrase, &filled[0]));
    *count = filled[0].text.len > 0;
    return BX_OK;
}

bx_status bx_fill_lines(bx_binder *b, const bx_scope *scope, const bx_phrase *phrases, int count,
                        const bx_style *style, bx_inline_list *lines)
{
    for (int i = 0; i < count; i++) {
        const bx_inline *texts;
        int text_count;
        BX_TRY(bx_fill_texts(b, scope, &phrases[i], &texts, &text_count));
        for (int k = 0; k < text_count; k++) {
            bx_inline *line = BX_VEC_PUSH(b->arena, lines);
            BX_TRY_NEW(line);
            *line = texts[k];
            BX_TRY(bx_binder_style(b, line, style));
        }
    }
    return BX_OK;
}
