#include "document/bind_signature.h"

#include "document/bind_picture.h"
#include "document/binder.h"
#include "document/fill.h"

#include "base/ban.h"

static bx_status bind_seal(bx_binder *b, const bx_scope *scope, const bx_body_item *item,
                           bx_signature *signature)
{
    const bx_value *seal = bx_fill_value(scope, &item->signature.seal);
    if (!seal || seal->field->type != BX_FIELD_SEAL || seal->seal == BX_SEAL_NONE) return BX_OK;
    signature->diameter = seal->picture->diameter;
    signature->form = BX_SEAL_FORM_ROOM;
    if (seal->seal == BX_SEAL_ROOM) return BX_OK;
    signature->form = BX_SEAL_FORM_IMAGE;
    bx_inline alt;
    BX_TRY(bx_fill_text(b, scope, &item->signature.seal_alt, &alt));
    bx_picture *picture;
    signature->image = b->pictures.count;
    BX_TRY(bx_bind_picture(b, seal, alt.text, &picture));
    picture->is_seal = true;
    return BX_OK;
}

static bx_status bind_names(bx_binder *b, const bx_scope *scope, const bx_body_item *item,
                            bx_signature *signature)
{
    const bx_inline *texts;
    BX_TRY(bx_fill_texts(b, scope, &item->signature.agency, &texts, &signature->name_count));
    bx_inline *names = BX_NEW_ARRAY(b->arena, bx_inline, signature->name_count);
    BX_TRY_NEW(names);
    signature->names = names;
    for (int i = 0; i < signature->name_count; i++) {
        names[i] = texts[i];
        BX_TRY(bx_binder_style(b, &names[i], b->t->signature.style));
    }
    return BX_OK;
}

bx_status bx_bind_signature(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_style *style = b->t->signature.style;
    bx_signature *signature = BX_NEW(b->arena, bx_signature);
    BX_TRY_NEW(signature);
    signature->places = &b->t->signature;
    BX_TRY(bind_names(b, scope, item, signature));
    BX_TRY(bx_fill_text(b, scope, &item->signature.date, &signature->date));
    if (signature->name_count == 0 && signature->date.text.len == 0) return BX_OK;
    BX_TRY(bx_binder_style(b, &signature->date, style));
    BX_TRY(bind_seal(b, scope, item, signature));
    bx_block *block = bx_binder_push(b, BX_BLOCK_SIGNATURE, &item->place, style);
    BX_TRY_NEW(block);
    block->signature = signature;
    return BX_OK;
}
