#include "document/bind_edge_seal.h"

#include "document/bind_picture.h"
#include "document/fill.h"

#include "base/ban.h"

bx_status bx_bind_edge_seal(bx_binder *b, const bx_scope *scope, bx_document *d)
{
    const bx_edge_seal_pattern *pattern = b->t->edge_seal;
    const bx_value *value = pattern ? bx_fill_value(scope, &pattern->image) : NULL;
    bx_str alt = {0};
    bx_picture *picture;
    if (!value || value->seal != BX_SEAL_IMAGE) return BX_OK;
    BX_TRY(bx_picture_words(b, scope, &pattern->alt, value, true, &alt));
    bx_edge_seal *seal = BX_NEW(b->arena, bx_edge_seal);
    BX_TRY_NEW(seal);
    *seal = (bx_edge_seal){.image = b->pictures.count,
                           .diameter = pattern->diameter,
                           .y = pattern->y,
                           .sheets = pattern->sheets,
                           .place = pattern->place};
    d->edge_seal = seal;
    BX_TRY(bx_bind_picture(b, value, alt, &picture));
    picture->is_seal = true;
    return BX_OK;
}
