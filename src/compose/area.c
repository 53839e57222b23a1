#include "compose/area.h"

#include "base/ban.h"

bx_area bx_area_of_page(const bx_page_style *page)
{
    return (bx_area){.width = page->area.w,
                     .height = page->area.h,
                     .left = page->area.x,
                     .sheet_width = page->width,
                     .pitch = page->pitch,
                     .grid_size = page->grid_size,
                     .widows = page->widows,
                     .orphans = page->orphans,
                     .hole = page->hole};
}
