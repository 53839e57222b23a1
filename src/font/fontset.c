#include "font/fontset.h"

#include "base/utf8.h"

#include "base/ban.h"

void bx_font_role_mark_chosen(bx_font_role *role)
{
    role->chosen_mask = 0;
    for (int i = 0; i < role->chosen_count; i++) {
        bx_str only = role->chosen[i].only;
        for (size_t at = 0; at < only.len;) {
            uint32_t rune = 0;
            at += (size_t)bx_utf8_decode(only, at, &rune);
            role->chosen_mask |= (uint64_t)1 << (rune & 63);
        }
    }
}

const bx_face_use *bx_font_role_chosen(const bx_font_role *role, uint32_t rune)
{
    if ((role->chosen_mask >> (rune & 63) & 1) == 0) return NULL;
    for (int i = 0; i < role->chosen_count; i++) {
        bx_str only = role->chosen[i].only;
        for (size_t at = 0; at < only.len;) {
            uint32_t own = 0;
            at += (size_t)bx_utf8_decode(only, at, &own);
            if (own == rune) return &role->chosen[i];
        }
    }
    return NULL;
}

int bx_role_han(const bx_font_role *role)
{
    for (int i = 0; i < role->count; i++)
        if (bx_face_has_hanzi(role->uses[i].face)) return i;
    return 0;
}

bool bx_role_wants(const bx_font_role *role, const bx_face_use *use)
{
    const bx_face *face = use->face;
    if (face == role->uses[0].face || face == role->uses[bx_role_han(role)].face) return true;
    return use->only.len > 0 || (role->latin && role->latin->face == face);
}

const bx_font_role *bx_fontset_lookup(const bx_fontset *set, bx_str name)
{
    for (int i = 0; i < set->count; i++)
        if (bx_str_equal(set->roles[i].name, name)) return &set->roles[i];
    return NULL;
}
