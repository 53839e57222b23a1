#include "document/bind_extras.h"

#include "base/extra.h"
#include "document/fill.h"

#include "base/ban.h"

static bx_status bind_draft(bx_binder *b, const bx_scope *scope, bx_watermark *draft)
{
    const bx_draft_pattern *pattern = b->t->draft;
    if (!pattern) return bx_report(b->diag, BX_E_NO_DRAFT, &b->t->place, NULL);
    BX_TRY(bx_fill_text(b, scope, &pattern->text, &draft->text));
    BX_TRY(bx_binder_style(b, &draft->text, pattern->style));
    draft->style = pattern->style;
    draft->place = pattern->place;
    return BX_OK;
}

static bx_status bind_line_numbers(bx_binder *b, bx_document *d)
{
    d->line_numbers = b->t->line_numbers;
    return d->line_numbers ? BX_OK : bx_report(b->diag, BX_E_NO_LINE_NUMBERS, &b->t->place, NULL);
}

bx_status bx_bind_extras(bx_binder *b, const bx_scope *scope, unsigned extras, bx_document *d)
{
    bx_status first = BX_OK;
    if (extras & BX_EXTRA_DRAFT) first = bind_draft(b, scope, &d->draft);
    if (first != BX_OK && first != BX_ERR_INPUT) return first;
    if (extras & BX_EXTRA_LINE_NUMBERS) {
        bx_status status = bind_line_numbers(b, d);
        if (first == BX_OK) first = status;
    }
    return first;
}
