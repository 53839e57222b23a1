#include "base/extra.h"

#include "base/ban.h"

const bx_extra_name bx_extra_names[BX_EXTRAS] = {{BX_EXTRA_DRAFT, "draft"},
                                                 {BX_EXTRA_LINE_NUMBERS, "line-numbers"},
                                                 {BX_EXTRA_PREPRINTED, "preprinted"}};
