#include "font/fontset.h"

#include "base/ban.h"

const bx_font_role *bx_fontset_lookup(const bx_fontset *set, bx_str name)
{
    for (int i = 0; i < set->count; i++)
        if (bx_str_equal(set->roles[i].name, name)) return &set->roles[i];
    return NULL;
}
