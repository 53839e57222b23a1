#include "app/work.h"

#include "app/dump.h"
#include "app/job.h"
#include "base/file.h"
#include "base/limits.h"

#include "base/ban.h"

/* A slip of -o must not cost the clerk the data or the seal. */
static bx_status spare_inputs(bx_work *w, const bx_job *job, const char *path)
{
    bool is_input = bx_file_is_same(path, job->request.data);
    for (int i = 0; i < job->document->picture_count; i++)
        is_input = is_input || bx_file_is_same(path, job->document->pictures[i].path);
    return is_input ? bx_report(w->diag, BX_E_OUTPUT_IS_INPUT, NULL, path) : BX_OK;
}

static bx_status make_pdf(bx_work *w, bx_job *job, const char *path)
{
    bx_buf bytes = {0};
    if (!path)
        BX_TRY(bx_target_path(w->arena, w->target, job->request.data, job->document->output,
                              w->diag, &path));
    BX_TRY(spare_inputs(w, job, path));
    bx_status status = bx_job_paint(job, &bytes);
    if (status == BX_OK && w->target->folder)
        status = bx_file_make_folder(w->target->folder, w->diag);
    if (status == BX_OK)
        status = bx_file_replace(path, bx_buf_str(&bytes), !w->options->no_sync, w->diag);
    bx_buf_release(&bytes);
    return status;
}

static bx_status dump(bx_work *w, bx_job *job)
{
    bx_buf text = {0};
    bx_status status = BX_OK;
    bx_stage stage = w->options->stage;
    if (stage == BX_STAGE_BLOCKS) bx_document_dump(job->document, &text);
    else status = bx_job_set(job);
    if (status == BX_OK && stage == BX_STAGE_LINES) bx_dump_lines(job->pages, &text);
    if (status == BX_OK && stage == BX_STAGE_PAGES) bx_dump_pages(job->pages, &text);
    if (status == BX_OK && stage == BX_STAGE_CALLS) status = bx_job_trace(job, &text);
    if (status == BX_OK && stage == BX_STAGE_TAGS)
        status = bx_dump_tags(job->scratch, job->pages, &text);
    if (status == BX_OK && text.failed) status = BX_ERR_MEMORY;
    if (status == BX_OK) status = bx_file_replace("-", bx_buf_str(&text), false, w->diag);
    bx_buf_release(&text);
    return status;
}

static bx_status take_job(bx_work *w, bx_job *job, const char *path)
{
    BX_TRY(bx_job_read(job));
    if (w->options->command == BX_COMMAND_DUMP) return dump(w, job);
    BX_TRY(bx_job_set(job));
    if (w->options->strict && bx_diag_warnings(w->diag) > 0) return BX_ERR_INPUT;
    return w->options->command == BX_COMMAND_RENDER ? make_pdf(w, job, path) : bx_job_prove(job);
}

static bx_status report_memory(bx_work *w, const bx_job *job, const char *data)
{
    bool job_is =
        job->arena && (bx_arena_is_capped(job->arena) || bx_arena_is_capped(job->scratch));
    bool house_is = bx_house_is_capped(w->house);
    if (!job_is && !house_is) return bx_report(w->diag, BX_E_MEMORY, NULL, NULL);
    bx_buf most = {0};
    bx_buf_add_int(&most, (int64_t)((job_is ? BX_LIMIT_JOB_BYTES : BX_LIMIT_HOUSE_BYTES) >> 20));
    bx_status status = most.failed
                           ? BX_ERR_MEMORY
                           : bx_report(w->diag, BX_E_REPORT_TOO_LARGE, NULL, data, most.ptr);
    bx_buf_release(&most);
    return status;
}

/* Nothing fails in silence: what has not told why gets the message about memory. */
static bx_outcome outcome_of(bx_work *w, const bx_job *job, const char *data, bx_status status)
{
    bool is_told = bx_diag_errors(w->diag) > 0 || bx_diag_warnings(w->diag) > 0;
    if (status == BX_ERR_MEMORY || (status != BX_OK && !is_told)) report_memory(w, job, data);
    return (bx_outcome){.failed = status != BX_OK || bx_diag_errors(w->diag) > 0,
                        .pages = job->pages ? job->pages->count : 0,
                        .warnings = bx_diag_warnings(w->diag)};
}

static bx_status open_job(bx_work *w, const char *data, bx_job *job)
{
    bx_job_request request = {data, w->options->layout, w->target->pattern};
    return bx_job_init(job, w->house, &request, w->diag);
}

bx_outcome bx_work_do(bx_work *w, const char *data, const char *path)
{
    bx_job job;
    bx_status status = open_job(w, data, &job);
    if (status == BX_OK) status = take_job(w, &job, path);
    bx_outcome outcome = outcome_of(w, &job, data, status);
    bx_job_release(&job);
    return outcome;
}

bx_outcome bx_work_name(bx_work *w, const char *data, bx_arena *arena, bx_str *name)
{
    bx_job job;
    bx_status status = open_job(w, data, &job);
    if (status == BX_OK) status = bx_job_read(&job);
    if (status == BX_OK) {
        *name = bx_str_copy(arena, job.document->output);
        if (!name->ptr) status = BX_ERR_MEMORY;
    }
    bx_outcome outcome = outcome_of(w, &job, data, status);
    bx_job_release(&job);
    return outcome;
}
