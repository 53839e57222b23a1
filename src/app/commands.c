#include "app/commands.h"

#include "app/coverage_report.h"
#include "app/data_files.h"
#include "app/dump.h"
#include "app/house.h"
#include "app/job.h"
#include "app/target.h"
#include "base/file.h"
#include "base/limits.h"

#include "base/ban.h"

/* What one run of the program holds. */
typedef struct run {
    const bx_options *options;
    bx_diag *diag;
    bx_arena *arena;
    bx_house *house;
    bx_data_files files;
    bx_target target;
    int made, failed;
} run;

void bx_command_tell(const bx_options *options, bx_diag *diag)
{
    bx_buf text = {0};
    bx_report_write(diag, options->language, options->format, &text);
    if (text.len > 0) fwrite(text.ptr, 1, text.len, stderr);
    bx_buf_release(&text);
    bx_diag_clear(diag);
}

static bx_status show(const bx_buf *text, bx_diag *diag)
{
    if (text->failed) return BX_ERR_MEMORY;
    return bx_file_replace("-", bx_buf_str(text), false, diag);
}

/* A slip of -o must not cost the clerk the data or the seal. */
static bx_status spare_inputs(run *r, const bx_job *job, const char *path)
{
    bool is_input = bx_file_is_same(path, job->request.data);
    for (int i = 0; i < job->document->picture_count; i++)
        is_input = is_input || bx_file_is_same(path, job->document->pictures[i].path);
    return is_input ? bx_report(r->diag, BX_E_OUTPUT_IS_INPUT, NULL, path) : BX_OK;
}

static bx_status make_pdf(run *r, bx_job *job)
{
    const char *path;
    bx_buf bytes = {0};
    BX_TRY(bx_target_path(r->arena, &r->target, job->request.data, job->document->output, r->diag,
                          &path));
    BX_TRY(spare_inputs(r, job, path));
    bx_status status = bx_job_paint(job, &bytes);
    if (status == BX_OK && r->target.folder)
        status = bx_file_make_folder(r->target.folder, r->diag);
    if (status == BX_OK)
        status = bx_file_replace(path, bx_buf_str(&bytes), !r->options->no_sync, r->diag);
    bx_buf_release(&bytes);
    return status;
}

static bx_status dump(run *r, bx_job *job)
{
    bx_buf text = {0};
    bx_status status = BX_OK;
    bx_stage stage = r->options->stage;
    if (stage == BX_STAGE_BLOCKS) bx_document_dump(job->document, &text);
    else status = bx_job_set(job);
    if (status == BX_OK && stage == BX_STAGE_LINES) bx_dump_lines(job->pages, &text);
    if (status == BX_OK && stage == BX_STAGE_PAGES) bx_dump_pages(job->pages, &text);
    if (status == BX_OK && stage == BX_STAGE_CALLS) status = bx_job_trace(job, &text);
    if (status == BX_OK && stage == BX_STAGE_TAGS)
        status = bx_dump_tags(job->scratch, job->pages, &text);
    if (status == BX_OK) status = show(&text, r->diag);
    bx_buf_release(&text);
    return status;
}

static bx_status take_job(run *r, bx_job *job)
{
    BX_TRY(bx_job_read(job));
    if (r->options->command == BX_COMMAND_DUMP) return dump(r, job);
    BX_TRY(bx_job_set(job));
    if (r->options->strict && bx_diag_warnings(r->diag) > 0) return BX_ERR_INPUT;
    return r->options->command == BX_COMMAND_RENDER ? make_pdf(r, job) : bx_job_prove(job);
}

static bx_status report_memory(run *r, const bx_job *job, const char *data)
{
    bool job_is =
        job->arena && (bx_arena_is_capped(job->arena) || bx_arena_is_capped(job->scratch));
    bool house_is = bx_house_is_capped(r->house);
    if (!job_is && !house_is) return bx_report(r->diag, BX_E_MEMORY, NULL, NULL);
    bx_buf most = {0};
    bx_buf_add_int(&most, (int64_t)((job_is ? BX_LIMIT_JOB_BYTES : BX_LIMIT_HOUSE_BYTES) >> 20));
    bx_status status = most.failed
                           ? BX_ERR_MEMORY
                           : bx_report(r->diag, BX_E_REPORT_TOO_LARGE, NULL, data, most.ptr);
    bx_buf_release(&most);
    return status;
}

/* One report; one that fails never stops the others. */
static void run_one(run *r, const char *data)
{
    bx_job job;
    bx_job_request request = {data, r->options->layout, r->target.pattern};
    bx_status status = bx_job_init(&job, r->house, &request, r->diag);
    if (status == BX_OK) status = take_job(r, &job);
    bool is_told = bx_diag_errors(r->diag) > 0 || bx_diag_warnings(r->diag) > 0;
    if (status == BX_ERR_MEMORY || (status != BX_OK && !is_told)) report_memory(r, &job, data);
    bx_job_release(&job);
    bool failed = status != BX_OK || bx_diag_errors(r->diag) > 0;
    r->failed += failed;
    r->made += !failed;
    bx_command_tell(r->options, r->diag);
}

static void sum_up(const run *r)
{
    if (r->files.count < 2 || r->options->format == BX_REPORT_JSON) return;
    bool is_zh = r->options->language == BX_CHINESE;
    fprintf(stderr, is_zh ? "%d 份完成，%d 份未完成\n" : "%d done, %d not done\n", r->made,
            r->failed);
}

static bx_status open_run(run *r)
{
    r->arena = bx_arena_new(BX_LIMIT_HOUSE_BYTES);
    r->house = bx_house_new();
    BX_TRY_NEW(r->arena);
    BX_TRY_NEW(r->house);
    BX_TRY(bx_data_files_list(r->arena, r->options->operands, r->options->operand_count,
                              bx_command_name(r->options->command), r->diag, &r->files));
    return bx_target_init(r->arena, r->options->output, r->diag, &r->target);
}

static int run_data(run *r)
{
    bx_status status = open_run(r);
    if (status != BX_OK) {
        if (status == BX_ERR_MEMORY) bx_report(r->diag, BX_E_MEMORY, NULL, NULL);
        bx_command_tell(r->options, r->diag);
        return BX_EXIT_USAGE;
    }
    for (int i = 0; i < r->files.count; i++)
        run_one(r, r->files.paths[i]);
    sum_up(r);
    return r->failed > 0 ? BX_EXIT_FAULTS : BX_EXIT_DONE;
}

static void list_faces(const bx_fonts_file *fonts, bx_buf *out)
{
    for (int i = 0; i < fonts->set.count; i++) {
        const bx_font_role *role = &fonts->set.roles[i];
        bx_buf_add_str(out, role->name);
        bx_buf_add_byte(out, ':');
        for (int k = 0; k < role->count; k++)
            bx_buf_printf(out, " %s", bx_face_name(role->uses[k].face));
        bx_buf_add_byte(out, '\n');
    }
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < fonts->face_count; i++)
        bx_buf_printf(out, "%s: %s (%s)\n", fonts->faces[i].name,
                      fonts->faces[i].path ? fonts->faces[i].path : "-", fonts->faces[i].licence);
}

static int run_fonts(run *r)
{
    const bx_fonts_file *fonts;
    bx_buf text = {0};
    r->house = bx_house_new();
    bx_status status = r->house ? bx_house_fonts(r->house, r->diag, &fonts) : BX_ERR_MEMORY;
    if (status == BX_OK) {
        if (r->options->coverage)
            status = bx_coverage_report_write(&fonts->set, r->options->language, r->options->format,
                                              &text);
        else list_faces(fonts, &text);
    }
    if (status == BX_OK) status = show(&text, r->diag);
    if (status == BX_ERR_MEMORY) bx_report(r->diag, BX_E_MEMORY, NULL, NULL);
    bx_buf_release(&text);
    bx_command_tell(r->options, r->diag);
    return status == BX_OK ? BX_EXIT_DONE : BX_EXIT_USAGE;
}

int bx_command_run(const bx_options *options, bx_diag *diag)
{
    run r = {.options = options, .diag = diag};
    int exit_status = options->command == BX_COMMAND_FONTS ? run_fonts(&r) : run_data(&r);
    bx_house_free(r.house);
    bx_arena_free(r.arena);
    return exit_status;
}
