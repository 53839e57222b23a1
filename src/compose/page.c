#include "compose/page.h"

#include "base/ban.h"

bx_status bx_page_open(bx_arena *arena, const bx_pages *pages, int at, bx_page *page)
{
    const bx_kept_page *kept = &pages->kept[at];
    *page = (bx_page){
        .number = kept->number, .width = kept->width, .height = kept->height, .label = kept->label};
    return bx_unpack(arena, kept->groups, kept->count, &page->items, &page->count);
}
