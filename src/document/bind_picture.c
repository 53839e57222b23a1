#include "document/bind_picture.h"

#include "base/file.h"
#include "document/bind_caption.h"
#include "document/fill.h"

#include "base/ban.h"

bx_status bx_bind_picture(bx_binder *b, const bx_value *value, bx_str alt, bx_picture **picture)
{
    const bx_text *image = &value->picture->image;
    bx_picture *made = BX_VEC_PUSH(b->arena, &b->pictures);
    BX_TRY_NEW(made);
    *made = (bx_picture){.place = image->place, .alt = alt};
    made->path = bx_file_beside(b->arena, b->record->file->name, image->text);
    BX_TRY_NEW(made->path);
    *picture = made;
    return BX_OK;
}

/* ISO 14289-1, 7.3: a figure has an alternative text; what has none is an artifact (7.1), if it was said to be. */
static bx_status tell_wordless(bx_binder *b, const bx_value *value, bool is_stamp)
{
    static const char ornament[] = BX_BOTH("; decorative: true there says that it is mere ornament",
                                           "，纯属装饰的写 decorative: true");
    const bx_text *image = &value->picture->image;
    const char *file = bx_str_copy(b->arena, image->text).ptr;
    const char *name = bx_str_copy(b->arena, value->field->name).ptr;
    if (!file || !name) return BX_ERR_MEMORY;
    return bx_report(b->diag, BX_E_NO_PICTURE_WORDS, &image->place, file, name,
                     is_stamp ? "stamp" : "image", is_stamp ? "" : ornament);
}

bx_status bx_picture_words(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase,
                           const bx_value *value, bool is_stamp, bx_str *words)
{
    bx_inline alt;
    BX_TRY(bx_fill_text(b, scope, phrase, &alt));
    *words = alt.text.len > 0 ? alt.text : value->picture->alt.text;
    return words->len == 0 ? tell_wordless(b, value, is_stamp) : BX_OK;
}

bx_status bx_bind_qr_picture(bx_binder *b, const bx_scope *scope, const bx_phrase *text,
                             int *number)
{
    bx_inline held;
    *number = -1;
    BX_TRY(bx_fill_text(b, scope, text, &held));
    if (held.text.len == 0) return BX_OK;
    bx_picture *made = BX_VEC_PUSH(b->arena, &b->pictures);
    BX_TRY_NEW(made);
    *made = (bx_picture){.path = "", .qr = held.text, .place = held.place};
    *number = b->pictures.count - 1;
    return BX_OK;
}

bx_status bx_bind_qr(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_picture_pattern *pattern = item->picture;
    int number;
    bx_inline alt;
    BX_TRY(bx_bind_qr_picture(b, scope, &pattern->qr, &number));
    if (number < 0) return BX_OK;
    BX_TRY(bx_fill_text(b, scope, &pattern->alt, &alt));
    bx_picture *picture = &b->pictures.items[number];
    picture->alt = alt.text.len > 0 ? alt.text : picture->qr;
    bx_block *block = bx_binder_push(b, BX_BLOCK_IMAGE, &item->place, b->t->body_style);
    BX_TRY_NEW(block);
    block->picture = &pattern->style;
    block->image = number;
    return bx_bind_captions(b, scope, &pattern->captions, &block->captions, &block->caption_count);
}

bx_status bx_bind_image(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_picture_pattern *pattern = item->picture;
    const bx_value *value = bx_fill_value(scope, &pattern->image);
    if (!value || value->field->type != BX_FIELD_IMAGE || value->seal != BX_SEAL_IMAGE)
        return BX_OK;
    bx_str alt = {0};
    bx_picture *picture;
    if (!pattern->is_decorative)
        BX_TRY(bx_picture_words(b, scope, &pattern->alt, value, false, &alt));
    bx_block *block = bx_binder_push(b, BX_BLOCK_IMAGE, &item->place, b->t->body_style);
    BX_TRY_NEW(block);
    block->picture = &pattern->style;
    block->image = b->pictures.count;
    BX_TRY(bx_bind_captions(b, scope, &pattern->captions, &block->captions, &block->caption_count));
    BX_TRY(bx_bind_picture(b, value, alt, &picture));
    picture->is_decorative = pattern->is_decorative;
    return BX_OK;
}
