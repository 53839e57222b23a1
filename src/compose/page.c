#include "compose/page.h"

#include "base/ban.h"

static int items_before(const bx_kept_page *kept, int group)
{
    int items = 0;
    for (int i = 0; i < group; i++)
        items += bx_group_items(&kept->groups[i]);
    return items;
}

bx_status bx_page_open(bx_arena *arena, const bx_pages *pages, int at, bx_page *page)
{
    const bx_kept_page *kept = &pages->kept[at];
    *page = (bx_page){
        .number = kept->number, .width = kept->width, .height = kept->height, .label = kept->label};
    page->sloped = items_before(kept, kept->sloped);
    page->turned_first = items_before(kept, kept->turned_first);
    page->turned_end = items_before(kept, kept->turned_end);
    return bx_unpack(arena, kept->groups, kept->count, &page->items, &page->count);
}
