#include "calc/texts.h"

#include "calc/date_text.h"

#include "base/ban.h"

static bx_status number_text(bx_calc *c, const bx_result *r, bx_str *text)
{
    bx_buf out = {0};
    bx_buf_add_decimal(&out, r->number, r->number.places, BX_GROUP_NONE);
    *text = bx_buf_keep(&out, c->arena);
    BX_TRY_NEW(text->ptr);
    return BX_OK;
}

static bx_status date_text(bx_calc *c, const bx_result *r, bx_str *text)
{
    bx_buf out = {0};
    bx_date_form_write(&c->t->date_form, r->year, r->month, r->day, &out);
    *text = bx_buf_keep(&out, c->arena);
    BX_TRY_NEW(text->ptr);
    return BX_OK;
}

bx_status bx_result_texts(bx_calc *c, bx_result *result, const bx_text **texts, int *count)
{
    bx_text *spelled = &result->spelled;
    *count = 0;
    if (result->kind == BX_RESULT_TEXTS) {
        *texts = result->texts;
        *count = result->text_count;
    }
    if (result->kind == BX_RESULT_NOTHING || result->kind == BX_RESULT_TEXTS) return BX_OK;
    if (result->kind == BX_RESULT_DATE) BX_TRY(date_text(c, result, &spelled->text));
    else if (spelled->text.len == 0 && result->kind == BX_RESULT_NUMBER)
        BX_TRY(number_text(c, result, &spelled->text));
    *texts = spelled;
    *count = 1;
    return BX_OK;
}

bx_status bx_part_texts(bx_calc *c, const bx_scope *scope, const bx_phrase_part *part,
                        bx_result *result, const bx_text **texts, int *count)
{
    BX_TRY(bx_evaluate(c, scope, part->value, result));
    return bx_result_texts(c, result, texts, count);
}

static bx_status add_part(bx_calc *c, const bx_scope *scope, const bx_phrase_part *part,
                          bx_buf *out, bx_text *text)
{
    const bx_text *texts = NULL;
    bx_result result;
    int count;
    if (!part->value) {
        bx_buf_add_str(out, part->text);
        return BX_OK;
    }
    BX_TRY(bx_part_texts(c, scope, part, &result, &texts, &count));
    for (int i = 0; i < count; i++)
        bx_buf_add_str(out, texts[i].text);
    if (count > 0 && !text->place.file) text->place = texts[0].place;
    return BX_OK;
}

bx_status bx_phrase_text(bx_calc *c, const bx_scope *scope, const bx_phrase *phrase, bx_text *text)
{
    bx_buf out = {0};
    bx_text filled = {0};
    bx_status status = BX_OK;
    for (int i = 0; i < phrase->count && status == BX_OK; i++)
        status = add_part(c, scope, &phrase->parts[i], &out, &filled);
    filled.text = bx_buf_keep(&out, c->arena);
    BX_TRY(status);
    BX_TRY_NEW(filled.text.ptr);
    if (!filled.place.file) filled.place = phrase->place;
    *text = filled;
    return BX_OK;
}
