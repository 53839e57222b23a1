#include "layout/layout.h"

#include "base/ban.h"

const bx_style *bx_layout_style(const bx_layout *t, bx_str name)
{
    for (int i = 0; i < t->style_count; i++)
        if (bx_str_equal(t->styles[i].name, name)) return &t->styles[i];
    return NULL;
}
