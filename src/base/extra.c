#include "base/extra.h"

#include "base/ban.h"

const bx_extra_name bx_extra_names[BX_EXTRAS] = {{BX_EXTRA_DRAFT, "draft"},
                                                 {BX_EXTRA_LINE_NUMBERS, "line-numbers"},
                                                 {BX_EXTRA_PREPRINTED, "preprinted"}};

unsigned bx_extras_of(bx_str names)
{
    unsigned extras = 0;
    for (int i = 0; i < BX_EXTRAS; i++)
        if (bx_str_find(names, bx_str_from(bx_extra_names[i].name)) < names.len)
            extras |= bx_extra_names[i].extra;
    return extras;
}
