#include "document/page_number.h"

#include "calc/evaluate.h"
#include "calc/texts.h"
#include "layout/page.h"

#include "base/ban.h"

typedef struct page_number {
    bx_late_text head; /* first: what compose holds is this */
    const bx_layout *t;
    const bx_phrase *phrase;
    const bx_record *record;
} page_number;

static bx_figure make_figure(int value)
{
    return (bx_figure){.kind = BX_FIGURE_NUMBER, .scaled = value, .computed = true};
}

static bx_status write(const bx_late_text *self, bx_arena *arena, bx_diag *diag, int page,
                       int pages, bx_inline *text)
{
    const page_number *n = (const page_number *)self;
    bx_calc c = bx_calc_make(arena, n->t, diag);
    bx_figure figures[BX_PAGE_SLOTS] = {make_figure(page), make_figure(pages)};
    bx_value values[BX_PAGE_SLOTS];
    for (int i = 0; i < BX_PAGE_SLOTS; i++)
        values[i] = (bx_value){
            .field = &bx_page_slots[i], .given = true, .figures = &figures[i], .figure_count = 1};
    const bx_scope top = bx_scope_of_record(n->record);
    const bx_scope scope = {.values = values, .count = BX_PAGE_SLOTS, .outer = &top, .home = &top};
    bx_text written;
    BX_TRY(bx_phrase_text(&c, &scope, n->phrase, &written));
    *text = (bx_inline){.text = written.text, .place = n->phrase->place};
    return BX_OK;
}

bx_status bx_sheet_make(bx_binder *b, const bx_page_pattern *page, bx_sheet *sheet)
{
    *sheet = (bx_sheet){.style = &page->style};
    if (!page->style.has_number) return BX_OK;
    page_number *made = BX_NEW(b->arena, page_number);
    BX_TRY_NEW(made);
    *made = (page_number){{write}, b->t, &page->number_text, b->record};
    sheet->number = &made->head;
    return BX_OK;
}
