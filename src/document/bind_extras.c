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

bx_status bx_bind_extras(bx_binder *b, const bx_scope *scope, unsigned extras, bx_document *d)
{
    if (extras & BX_EXTRA_DRAFT) BX_TRY(bind_draft(b, scope, &d->draft));
    return BX_OK;
}
