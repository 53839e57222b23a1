#include "document/bind_signature.h"

#include "calc/repeat.h"
#include "document/bind_picture.h"
#include "document/binder.h"
#include "document/fill.h"

#include "base/ban.h"

typedef BX_VEC(bx_signer) signer_list;

static bx_status bind_image(bx_binder *b, const bx_value *value, bx_str alt, bx_signer *signer,
                            bx_picture **picture)
{
    signer->form = BX_SEAL_FORM_IMAGE;
    signer->image = b->pictures.count;
    return bx_bind_picture(b, value, alt, picture);
}

static bx_status bind_seal(bx_binder *b, const bx_scope *scope, const bx_signature_pattern *pattern,
                           bx_signer *signer)
{
    const bx_value *seal = bx_fill_value(scope, &pattern->seal);
    if (!seal || seal->field->type != BX_FIELD_SEAL || seal->seal == BX_SEAL_NONE) return BX_OK;
    signer->diameter = seal->picture->diameter;
    signer->form = BX_SEAL_FORM_ROOM;
    if (seal->seal == BX_SEAL_ROOM) return BX_OK;
    bx_inline alt;
    bx_picture *picture;
    BX_TRY(bx_fill_text(b, scope, &pattern->alt, &alt));
    BX_TRY(bind_image(b, seal, alt.text, signer, &picture));
    picture->is_seal = true;
    return BX_OK;
}

static bx_status bind_names(bx_binder *b, const bx_scope *scope,
                            const bx_signature_pattern *pattern, bx_signer *signer)
{
    const bx_inline *texts;
    BX_TRY(bx_fill_texts(b, scope, &pattern->agency, &texts, &signer->name_count));
    bx_inline *names = BX_NEW_ARRAY(b->arena, bx_inline, signer->name_count);
    BX_TRY_NEW(names);
    signer->names = names;
    for (int i = 0; i < signer->name_count; i++) {
        names[i] = texts[i];
        BX_TRY(bx_binder_style(b, &names[i], b->t->signature.style));
    }
    return BX_OK;
}

/* {机关.名称...} without a seal: each text is the name of an organ. */
static bx_status push_joint(bx_binder *b, const bx_signature_pattern *pattern, const bx_signer *all,
                            signer_list *signers)
{
    const bx_expr *value = bx_phrase_value(&pattern->agency);
    bool is_joint = all->form == BX_SEAL_FORM_NONE && value && value->is_many;
    int each = is_joint ? 1 : all->name_count;
    for (int i = 0; i < all->name_count; i += each) {
        bx_signer *signer = BX_VEC_PUSH(b->arena, signers);
        BX_TRY_NEW(signer);
        *signer = *all;
        signer->names = all->names + i;
        signer->name_count = each;
    }
    return BX_OK;
}

/* As many texts as sign are one for each; else it is one text, of all of them. */
static bx_status bind_fields(bx_binder *b, const bx_scope *scope,
                             const bx_signature_pattern *pattern, bx_signer *signers, int count)
{
    const bx_inline *texts;
    bx_inline whole;
    int text_count;
    if (b->is_draft || count == 0) return BX_OK;
    BX_TRY(bx_fill_texts(b, scope, &pattern->sign, &texts, &text_count));
    if (text_count == 0) return BX_OK;
    BX_TRY(bx_fill_text(b, scope, &pattern->sign, &whole));
    for (int i = 0; i < count; i++)
        signers[i].sign = text_count == count ? texts[i].text : whole.text;
    b->has_fields = true;
    return BX_OK;
}

static bx_status bind_organ(bx_binder *b, const bx_scope *scope,
                            const bx_signature_pattern *pattern, signer_list *signers)
{
    bx_signer organ = {0};
    BX_TRY(bind_names(b, scope, pattern, &organ));
    BX_TRY(bind_seal(b, scope, pattern, &organ));
    if (organ.name_count > 0) return push_joint(b, pattern, &organ, signers);
    const bx_value *seal = bx_fill_value(scope, &pattern->seal);
    return organ.form == BX_SEAL_FORM_NONE
               ? BX_OK
               : bx_report(b->diag, BX_E_SEAL_OF_NOBODY, &seal->place, NULL);
}

static bx_status tell_unsigned(bx_binder *b, const bx_inline *post)
{
    const char *words = bx_str_copy(b->arena, post->text).ptr;
    BX_TRY_NEW(words);
    return bx_report(b->diag, BX_E_NO_STAMP, &post->place, words);
}

/* What the stamp shows the layout says, or who names the picture: a name stands nowhere else. */
static bx_status bind_stamp(bx_binder *b, const bx_scope *scope,
                            const bx_signature_pattern *pattern, bx_signer *signer)
{
    const bx_value *stamp = bx_fill_value(scope, &pattern->seal);
    if (!stamp || stamp->field->type != BX_FIELD_IMAGE || stamp->seal != BX_SEAL_IMAGE)
        return BX_OK;
    bx_str alt;
    bx_picture *picture;
    BX_TRY(bx_picture_words(b, scope, &pattern->alt, stamp, true, &alt));
    return bind_image(b, stamp, alt, signer, &picture);
}

/* GB/T 9704-2012 7.3.5.3; without a stamp the name stands in its place: a draft. */
static bx_status bind_post(bx_binder *b, const bx_scope *scope, const bx_signature_pattern *pattern,
                           signer_list *signers)
{
    bx_signer made = {0};
    BX_TRY(bx_fill_text(b, scope, &pattern->post, &made.post));
    BX_TRY(bx_binder_style(b, &made.post, b->t->signature.style));
    BX_TRY(bind_stamp(b, scope, pattern, &made));
    if (made.form == BX_SEAL_FORM_NONE) BX_TRY(bind_names(b, scope, pattern, &made));
    bool is_signed = made.form != BX_SEAL_FORM_NONE || made.name_count > 0;
    if (!is_signed) return made.post.text.len == 0 ? BX_OK : tell_unsigned(b, &made.post);
    bx_signer *signer = BX_VEC_PUSH(b->arena, signers);
    BX_TRY_NEW(signer);
    *signer = made;
    return BX_OK;
}

static bx_status bind_signer(bx_binder *b, const bx_scope *scope,
                             const bx_signature_pattern *pattern, signer_list *signers)
{
    int before = signers->count;
    if (pattern->is_of_posts) BX_TRY(bind_post(b, scope, pattern, signers));
    else BX_TRY(bind_organ(b, scope, pattern, signers));
    return bind_fields(b, scope, pattern, signers->items + before, signers->count - before);
}

/* One fault does not hide those of the entries after it. */
static bx_status bind_signers(bx_binder *b, const bx_scope *scope,
                              const bx_signature_pattern *pattern, signer_list *signers)
{
    if (!pattern->repeat.list.field) return bind_signer(b, scope, pattern, signers);
    bx_calc c = bx_binder_calc(b);
    bx_rounds rounds;
    bx_status first = BX_OK;
    BX_TRY(bx_repeat_open(&c, scope, &pattern->repeat, &rounds));
    for (int i = 0; i < rounds.count; i++) {
        bx_scope inner = bx_round_scope(&rounds, i, scope);
        bx_status status = bind_signer(b, &inner, pattern, signers);
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
    }
    return first;
}

bx_status bx_bind_signature(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_style *style = b->t->signature.style;
    signer_list signers = {0};
    bx_signature *signature = BX_NEW(b->arena, bx_signature);
    BX_TRY_NEW(signature);
    BX_TRY(bind_signers(b, scope, item->signature, &signers));
    *signature = (bx_signature){.places = &b->t->signature,
                                .is_of_posts = item->signature->is_of_posts,
                                .signers = signers.items,
                                .count = signers.count};
    BX_TRY(bx_fill_text(b, scope, &item->signature->date, &signature->date));
    if (signature->count == 0 && signature->date.text.len == 0) return BX_OK;
    BX_TRY(bx_binder_style(b, &signature->date, style));
    bx_block *block = bx_binder_push(b, BX_BLOCK_SIGNATURE, &item->place, style);
    BX_TRY_NEW(block);
    block->signature = signature;
    return BX_OK;
}
