#include "compose/composer.h"

#include "base/ban.h"

bx_status bx_composer_pack(bx_composer *c, const bx_items *items, const bx_tag *owner,
                           const bx_packed **packed)
{
    return bx_pack(c->arena, &c->packing, items->items, items->count, owner, packed);
}

bx_status bx_composer_record(bx_composer *c, bx_placed what, const bx_groups *groups, int first)
{
    for (int i = first; i < groups->count && c->records; i++) {
        bx_placed *placed = BX_VEC_PUSH(c->arena, &c->placed);
        BX_TRY_NEW(placed);
        *placed = what;
        placed->group = groups->items[i];
    }
    return BX_OK;
}

const char *bx_mm_text(bx_buf *buf, bx_len length)
{
    bx_buf_clear(buf);
    bx_buf_add_pt(buf, bx_len_scale(length, 254, 720), 1);
    return buf->ptr;
}

bx_len bx_style_ascent(const bx_composer *c, const bx_style *style)
{
    const bx_font_role *role = bx_fontset_lookup(c->fonts, style->face);
    int ascent = role ? bx_face_ascent(role->uses[0].face) : 0;
    return bx_len_scale(style->size, ascent, 1000);
}
