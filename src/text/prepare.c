#include "text/prepare.h"

#include "base/limits.h"
#include "text/decoded_twice.h"
#include "text/fit.h"
#include "text/glue.h"
#include "text/itemize.h"
#include "text/marks.h"
#include "text/places.h"
#include "text/prepared.h"
#include "text/prepared_store.h"
#include "text/shape.h"

#include "base/ban.h"

static bx_status report_length(const bx_preparing *job)
{
    bx_buf found = {0}, most = {0};
    bx_buf_add_int(&found, (int64_t)job->p->text.len);
    bx_buf_add_int(&most, BX_LIMIT_PARAGRAPH_BYTES);
    bx_status status = BX_ERR_MEMORY;
    if (!found.failed && !most.failed)
        status = bx_report(job->diag, BX_E_TEXT_TOO_LONG, job->origin, found.ptr, most.ptr);
    bx_buf_release(&found);
    bx_buf_release(&most);
    return status;
}

static void check_spans(const bx_prepared *p)
{
    size_t at = 0;
    BX_ASSERT(p->span_count > 0);
    for (int i = 0; i < p->span_count; i++) {
        const bx_span *span = &p->spans[i];
        BX_ASSERT(span->start == at && span->end >= at);
        BX_ASSERT(span->style.role->count > 0 && span->style.size > 0 && span->style.em > 0);
        at = span->end;
    }
    BX_ASSERT(at == p->text.len);
}

static bx_status shape(bx_preparing *job)
{
    bx_prepared *p = job->p;
    if (p->text.len > BX_LIMIT_PARAGRAPH_BYTES) return report_length(job);
    BX_TRY(bx_decoded_twice_check(job));
    BX_TRY(bx_find_links(job->scratch, p->text, &job->links, &job->link_count));
    BX_TRY(bx_itemize(job));
    BX_TRY(bx_shape(job));
    bx_marks_place(job);
    p->positions = BX_NEW_ARRAY(job->arena, bx_position, p->count + 1);
    BX_TRY_NEW(p->positions);
    bx_glue_set(p);
    BX_TRY(bx_places_find(job));
    bx_glue_sum(p);
    return BX_OK;
}

/* What was told, or would have been, is found again wherever the text stands. */
static bx_status make(bx_preparing *job)
{
    bool found;
    bx_text_key key;
    bx_prepared_store *store = job->diag ? bx_engine_texts(job->engine) : NULL;
    BX_TRY(bx_prepared_store_find(store, job->arena, job->p, &key, &found));
    if (found) return BX_OK;
    int before = job->diag ? bx_diag_reports(job->diag) : 0;
    BX_TRY(shape(job));
    if (store && bx_diag_reports(job->diag) == before) bx_prepared_store_keep(store, &key, job->p);
    return BX_OK;
}

static bx_status take_words(bx_arena *arena, const bx_words *words, bx_prepared *p)
{
    bx_span *copy = BX_NEW_ARRAY(arena, bx_span, words->span_count);
    BX_TRY_NEW(copy);
    bool tracked = false;
    for (int i = 0; i < words->span_count; i++) {
        copy[i] = words->spans[i];
        tracked = tracked || copy[i].style.tracking != 0;
    }
    *p = (bx_prepared){.text = words->text,
                       .rules = words->rules,
                       .spans = copy,
                       .span_count = words->span_count,
                       .vertical = words->vertical,
                       .tracked = tracked};
    check_spans(p);
    return BX_OK;
}

bx_status bx_prepare(bx_arena *arena, bx_arena *scratch, bx_engine *engine, const bx_words *words,
                     bx_diag *diag, bx_prepared **prepared)
{
    bx_prepared *p = BX_NEW(arena, bx_prepared);
    BX_TRY_NEW(p);
    BX_TRY(take_words(arena, words, p));
    p->engine = engine;
    bx_preparing job = {.arena = arena,
                        .scratch = scratch,
                        .engine = engine,
                        .p = p,
                        .fonts = words->fonts,
                        .origin = words->origin,
                        .exact = words->exact && words->origin,
                        .diag = diag};
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    bx_status status = make(&job);
    if (scratch != arena) bx_arena_rewind(scratch, mark);
    if (status == BX_OK) *prepared = p;
    return status;
}

bx_len bx_prepared_width(const bx_prepared *prepared)
{
    int last = prepared->count - 1;
    bx_len behind = last >= 0 ? bx_glue_tracking(prepared, last) : 0;
    return prepared->positions[prepared->count].reach - behind;
}

bx_len bx_prepared_widest_piece(const bx_prepared *prepared)
{
    bx_len widest = 0;
    for (int start = 0, end; start < prepared->count; start = end) {
        end = start + 1;
        while (prepared->clusters[end - 1].place < BX_PLACE_POOR)
            end++;
        bx_extent extent = bx_fit_measure(prepared, start, end, start > 0);
        widest = bx_len_max(widest, extent.natural);
    }
    return widest;
}
