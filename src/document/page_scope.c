#include "document/page_scope.h"

#include "base/ban.h"

static bx_figure make_figure(int value)
{
    return (bx_figure){.kind = BX_FIGURE_NUMBER, .scaled = value, .computed = true};
}

void bx_page_scope_make(bx_page_scope *p, const bx_record *record, int page, int pages)
{
    p->figures[0] = make_figure(page);
    p->figures[1] = make_figure(pages);
    for (int i = 0; i < BX_PAGE_SLOTS; i++)
        p->values[i] = (bx_value){.field = &bx_page_slots[i],
                                  .given = true,
                                  .figures = &p->figures[i],
                                  .figure_count = 1};
    p->top = bx_scope_of_record(record);
    p->scope =
        (bx_scope){.values = p->values, .count = BX_PAGE_SLOTS, .outer = &p->top, .home = &p->top};
}
