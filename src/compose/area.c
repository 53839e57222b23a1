#include "compose/area.h"

#include "base/ban.h"

bx_area bx_area_of_page(const bx_page_style *page)
{
    return (bx_area){.width = page->area.w,
                     .height = page->area.h,
                     .sheet = {-page->area.x, -page->area.y, page->width, page->height},
                     .pitch = page->pitch,
                     .grid_size = page->grid_size,
                     .widows = page->widows,
                     .orphans = page->orphans,
                     .hole = page->hole};
}
