#include "compose/page.h"

#include "base/ban.h"

bx_status bx_page_open(bx_arena *arena, const bx_pages *pages, int at, bx_page *page)
{
    const bx_kept_page *kept = &pages->kept[at];
    *page = (bx_page){
        .number = kept->number, .width = kept->width, .height = kept->height, .label = kept->label};
    for (int i = 0; i < kept->turned_end; i++) {
        int items = bx_group_items(&kept->groups[i]);
        page->turned_end += items;
        if (i < kept->turned_first) page->turned_first += items;
    }
    return bx_unpack(arena, kept->groups, kept->count, &page->items, &page->count);
}
