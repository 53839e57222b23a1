#include "layout/page_slots.h"

#include "base/ban.h"

const bx_field bx_page_slots[BX_PAGE_SLOTS] = {
    {.name = {"页", sizeof "页" - 1}, .type = BX_FIELD_COUNT, .required = true},
    {.name = {"页数", sizeof "页数" - 1}, .type = BX_FIELD_COUNT, .required = true},
};
