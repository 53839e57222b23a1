#include "document/page_number.h"

#include "calc/evaluate.h"
#include "calc/texts.h"
#include "document/page_scope.h"

#include "base/ban.h"

typedef struct page_number {
    bx_late_text head; /* first: what compose holds is this */
    const bx_layout *t;
    const bx_phrase *phrase;
    const bx_record *record;
} page_number;

static bx_status write(const bx_late_text *self, bx_arena *arena, bx_diag *diag, int page,
                       int pages, bx_inline *text)
{
    const page_number *n = (const page_number *)self;
    bx_calc c = bx_calc_make(arena, n->t, diag);
    bx_page_scope p;
    bx_page_scope_make(&p, n->record, page, pages);
    bx_text written;
    BX_TRY(bx_phrase_text(&c, &p.scope, n->phrase, &written));
    *text = (bx_inline){.text = written.text, .place = n->phrase->place};
    return BX_OK;
}

bx_status bx_page_number_make(bx_binder *b, const bx_page_pattern *page,
                              const bx_late_text **number)
{
    if (!page->style.has_number) return BX_OK;
    page_number *made = BX_NEW(b->arena, page_number);
    BX_TRY_NEW(made);
    *made = (page_number){{write}, b->t, &page->number_text, b->record};
    *number = &made->head;
    return BX_OK;
}
