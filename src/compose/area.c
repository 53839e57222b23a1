#include "compose/area.h"

#include "base/ban.h"

bx_area bx_area_upright(const bx_page_style *page)
{
    return (bx_area){.width = page->area.w,
                     .height = page->area.h,
                     .left = page->area.x,
                     .top = page->area.y,
                     .sheet_width = page->width,
                     .sheet_height = page->height,
                     .pitch = page->pitch,
                     .grid_size = page->grid_size,
                     .widows = page->widows,
                     .orphans = page->orphans,
                     .hole = page->hole};
}

bx_area bx_area_of_page(const bx_page_style *page)
{
    bx_area area = bx_area_upright(page);
    if (!page->turned) return area;
    area.width = page->area.h;
    area.height = page->area.w;
    area.left = page->height - page->area.y - page->area.h;
    area.top = page->area.x;
    area.sheet_width = page->height;
    area.sheet_height = page->width;
    return area;
}
