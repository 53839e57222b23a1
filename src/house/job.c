#include "house/job.h"

#include "base/extra.h"
#include "calc/rules.h"
#include "calc/sign_off.h"
#include "compose/compose.h"
#include "data/record_json.h"
#include "data/record_origin.h"
#include "data/record_read.h"
#include "device/bounds.h"
#include "device/trace.h"
#include "document/bind.h"
#include "house/epoch.h"
#include "house/picture_files.h"
#include "house/seals.h"
#include "house/version.h"
#include "layout/layout_read.h"
#include "paint/paint.h"
#include "pdf/pdf.h"
#include "source/source.h"

#include "base/ban.h"

bx_status bx_job_init(bx_job *job, bx_house *house, const bx_job_request *request, bx_diag *diag)
{
    *job = (bx_job){.house = house, .diag = diag, .request = *request};
    job->arena = bx_house_lend(house);
    job->scratch = bx_house_lend(house);
    if (job->arena && job->scratch) return BX_OK;
    bx_job_release(job);
    return BX_ERR_MEMORY;
}

void bx_job_release(bx_job *job)
{
    if (job->arena) bx_house_take_back(job->house, job->arena);
    if (job->scratch) bx_house_take_back(job->house, job->scratch);
    *job = (bx_job){0};
}

static bx_status find_layout(bx_job *job, const bx_node *root, const bx_layout **layout)
{
    bx_layout_request request = {.name = bx_str_from(job->request.layout),
                                 .profiles = job->request.profiles,
                                 .profile_count = job->request.profile_count,
                                 .clauses = job->request.clauses};
    if (job->request.layout_text.ptr)
        return bx_house_layout_given(job->house, BX_CARGO_LAYOUT, job->request.layout_text,
                                     job->diag, layout);
    if (job->request.layout) return bx_house_layout(job->house, &request, job->diag, layout);
    if (root->kind != BX_NODE_MAP) return bx_report(job->diag, BX_E_NO_KEYS, &root->place, NULL);
    const bx_node *named = bx_node_lookup(root, BX_STR("layout"));
    if (!named || named->kind != BX_NODE_SCALAR || named->text.len == 0)
        return bx_report(job->diag, BX_E_NO_LAYOUT_NAMED, &root->place, job->request.data);
    request.name = named->text;
    request.beside = job->request.data;
    request.place = &named->place;
    return bx_house_layout(job->house, &request, job->diag, layout);
}

/* The layout, with the file name's pattern of the command line in place of its own. */
static bx_status with_pattern(bx_job *job, const bx_layout **layout)
{
    if (!job->request.output_pattern) return BX_OK;
    bx_text_file *line = BX_NEW(job->arena, bx_text_file);
    bx_layout *own = BX_NEW(job->arena, bx_layout);
    BX_TRY_NEW(line);
    BX_TRY_NEW(own);
    *line = (bx_text_file){"-o", bx_str_from(job->request.output_pattern)};
    bx_node scalar = {.kind = BX_NODE_SCALAR,
                      .place = {line, 0, line->text.len},
                      .style = BX_SCALAR_QUOTED,
                      .text = line->text};
    *own = **layout;
    BX_TRY(bx_layout_output(job->arena, own, &scalar, job->diag, &own->output));
    *layout = own;
    return BX_OK;
}

static bx_status first_of(bx_status one, bx_status other)
{
    return one != BX_OK ? one : other;
}

static bx_status load_data(bx_job *job, const bx_node **root)
{
    const bx_job_request *request = &job->request;
    if (!request->data_text.ptr)
        return bx_source_load_apart(job->arena, job->scratch, request->data, job->diag, root);
    bx_text_file *file = BX_NEW(job->arena, bx_text_file);
    BX_TRY_NEW(file);
    *file = (bx_text_file){request->data, request->data_text};
    return bx_source_parse_apart(job->arena, job->scratch, file, job->diag, root);
}

/* The nodes go as soon as the record is read. */
static bx_status read_record(bx_job *job, const bx_layout **layout, bx_status *named,
                             bx_record **record)
{
    const bx_node *root = NULL;
    BX_TRY(load_data(job, &root));
    BX_TRY(find_layout(job, root, layout));
    BX_ASSERT(*layout);
    job->file = root->place.file;
    job->layout = *layout;
    *named = with_pattern(job, layout);
    return bx_record_read(job->arena, root, job->file, *layout, job->diag, record);
}

bx_status bx_job_data(bx_job *job, bx_str *data)
{
    bx_buf text = {0};
    if (!job->data.ptr) {
        bx_record_json(job->record, &text);
        job->data = bx_buf_keep(&text, job->arena);
    }
    *data = job->data;
    return data->ptr ? BX_OK : BX_ERR_MEMORY;
}

/* Before any rule fills in what is computed, which is not of the data. */
static bx_status digest_record(bx_job *job, const bx_layout *layout, bx_record *record)
{
    bx_str data;
    bx_hash hash;
    char hex[65];
    BX_TRY(bx_job_data(job, &data));
    bx_hash_sha256(&data, 1, &hash);
    bx_hash_hex(&hash, hex);
    record->digest = bx_str_copy(job->arena, bx_str_from(hex));
    BX_TRY_NEW(record->digest.ptr);
    return bx_sign_off_digest(job->arena, layout, record);
}

/* What is not signed off is a draft as if that had been asked for: so it says of itself, and is made again. */
static bx_status judge_sign_off(bx_job *job, const bx_layout *layout, bx_record *record)
{
    bool is_draft;
    BX_TRY(bx_sign_off_judge(job->arena, layout, record, job->diag, &is_draft));
    if (is_draft) job->request.extras |= BX_EXTRA_DRAFT;
    return BX_OK;
}

bx_status bx_job_read(bx_job *job)
{
    const bx_layout *layout = NULL;
    bx_record *record = NULL;
    bx_status named = BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(job->scratch);
    bx_status read = read_record(job, &layout, &named, &record);
    bx_arena_rewind(job->scratch, mark);
    job->record = record;
    if (!record || named == BX_ERR_MEMORY || read == BX_ERR_MEMORY) return first_of(read, named);
    if (read == BX_OK) {
        BX_TRY(digest_record(job, layout, record));
        read = judge_sign_off(job, layout, record);
        if (read == BX_ERR_MEMORY) return read;
    }
    bx_status proved = bx_rules_apply(job->arena, layout, record, job->diag);
    if (proved == BX_ERR_MEMORY) return proved;
    bx_status bound =
        bx_bind(job->arena, layout, record, job->request.extras, job->diag, &job->document);
    return first_of(first_of(named, read), first_of(proved, bound));
}

static bx_picture_files pictures_of(const bx_job *job)
{
    return (bx_picture_files){.arena = job->arena,
                              .diag = job->diag,
                              .document = job->document,
                              .data = job->request.data,
                              .folders = job->request.image_folders,
                              .folder_count = job->request.image_folder_count};
}

bx_status bx_job_load_pictures(bx_job *job)
{
    if (job->picture_bytes) return job->picture_fault;
    bx_picture_files files = pictures_of(job);
    bx_str *bytes = BX_NEW_ARRAY(job->arena, bx_str, job->document->picture_count);
    BX_TRY_NEW(bytes);
    job->picture_fault = bx_picture_files_load(&files, bytes);
    job->picture_bytes = bytes;
    return job->picture_fault;
}

static bx_status read_pictures(bx_job *job)
{
    bx_picture_files files = pictures_of(job);
    bx_status first = bx_job_load_pictures(job);
    if (!job->picture_bytes) return first;
    job->images = BX_NEW_ARRAY(job->arena, const bx_image *, job->document->picture_count);
    BX_TRY_NEW(job->images);
    return first_of(first, bx_picture_files_decode(&files, job->picture_bytes, job->images));
}

static bx_status check_seals(bx_job *job)
{
    const bx_seal_use *uses;
    int count;
    if (job->request.shares_seal || !job->picture_bytes) return BX_OK;
    BX_TRY(bx_seals_find(job->arena, job->document, job->picture_bytes, &uses, &count));
    return bx_seals_check(job->arena, uses, count, job->diag);
}

bx_status bx_job_set(bx_job *job)
{
    const bx_fonts_file *fonts;
    BX_TRY(bx_house_fonts(job->house, job->diag, &fonts));
    bx_status pictures = read_pictures(job);
    if (pictures == BX_ERR_MEMORY) return pictures;
    pictures = first_of(pictures, check_seals(job));
    bx_status composed =
        bx_compose(job->arena, job->scratch, job->document, job->images, &fonts->set,
                   bx_house_engine(job->house), job->request.records, job->diag, &job->pages);
    return first_of(composed, pictures);
}

const char *bx_job_epoch(const bx_job *job)
{
    int year, month, day;
    const char *epoch = job->request.epoch ? job->request.epoch : getenv("SOURCE_DATE_EPOCH");
    if (!epoch || job->document->year > 0) return NULL;
    if (!bx_epoch_day(epoch, &year, &month, &day)) return NULL;
    while (epoch[0] == '0' && epoch[1]) /* of a number that is written in several ways, one */
        epoch++;
    return epoch;
}

/* Without one in the layout the first heading; a file that is for all readers has a title (ISO 14289-1, 7.1). */
static bx_str title_of(const bx_job *job)
{
    bx_str title = job->document->title;
    for (const bx_tag *tag = job->pages->tags.root; tag && title.len == 0; tag = bx_tag_next(tag))
        if (tag->role >= BX_TAG_H1 && tag->role <= BX_TAG_H6) title = tag->words->title;
    return title.len > 0 ? title : job->layout->name;
}

static bx_document_info info_of(const bx_job *job)
{
    const bx_document *document = job->document;
    int year = document->year, month = document->month, day = document->day;
    if (year == 0) bx_epoch_day(bx_job_epoch(job), &year, &month, &day);
    return (bx_document_info){.title = title_of(job),
                              .author = document->author,
                              .language = document->language,
                              .producer = BX_STR("banxin " BX_VERSION),
                              .year = year,
                              .month = month,
                              .day = day,
                              .tags = &job->pages->tags,
                              .standard = job->request.cargo.standard};
}

static bx_status gather_cargo(bx_job *job, bx_cargo_parts *parts)
{
    *parts = (bx_cargo_parts){.arena = job->arena,
                              .house = job->house,
                              .diag = job->diag,
                              .layout = job->layout,
                              .record = job->record,
                              .document = job->document,
                              .picture_bytes = job->picture_bytes,
                              .pages = job->pages->count,
                              .extras = job->request.extras,
                              .epoch = bx_job_epoch(job),
                              .origin = job->request.origin_text,
                              .wish = job->request.cargo};
    return bx_job_data(job, &parts->data);
}

bx_status bx_job_origin(bx_job *job, bx_buf *out)
{
    bx_str data;
    bx_hash hash;
    BX_TRY(bx_job_data(job, &data));
    bx_hash_sha256(&data, 1, &hash);
    return bx_record_origin(job->record, &hash, out);
}

bool bx_job_has_ledger(const bx_job *job)
{
    const bx_sign_off_pattern *pattern = job->layout ? job->layout->sign_off : NULL;
    if (!pattern || !job->record) return false;
    const bx_value *list =
        bx_value_lookup(job->record->values, job->record->count, pattern->list->name);
    return list->given || job->record->whole;
}

static bx_status paint_guarded(bx_job *job, bx_device *device)
{
    bx_device *guard = NULL;
    BX_TRY(bx_bounds_new(device, job->diag, &guard));
    bx_status status = bx_paint(job->pages, job->images, job->arena, guard);
    guard->ops->free(guard);
    return status;
}

bx_status bx_job_paint(bx_job *job, bx_buf *bytes, bx_hash *hash)
{
    BX_ASSERT(!bytes->ptr);
    bx_cargo_parts cargo;
    bx_document_info info = info_of(job);
    bx_device *pdf = NULL;
    BX_TRY(gather_cargo(job, &cargo));
    info.load = bx_cargo_load;
    info.context = &cargo;
    bx_arena_mark mark = bx_arena_mark_here(job->scratch);
    BX_TRY(bx_pdf_new(&info, job->scratch,
                      job->request.uncached ? NULL : bx_house_font_cache(job->house), job->diag,
                      &pdf));
    bx_status status = paint_guarded(job, pdf);
    if (status == BX_OK) *bytes = bx_pdf_take(pdf, hash);
    pdf->ops->free(pdf);
    bx_arena_rewind(job->scratch, mark);
    return status;
}

bx_status bx_job_prove(bx_job *job)
{
    bx_document_info info = info_of(job);
    bx_buf calls = {0};
    bx_device *trace = NULL;
    BX_TRY(bx_trace_new(&info, &calls, &trace));
    bx_status status = paint_guarded(job, trace);
    trace->ops->free(trace);
    bx_buf_release(&calls);
    return status;
}

bx_status bx_job_measure(bx_job *job, bx_findings *findings)
{
    const bx_fonts_file *fonts;
    BX_TRY(bx_house_fonts(job->house, job->diag, &fonts));
    return bx_findings_make(job->arena, job->scratch, job->layout->clauses,
                            job->layout->clause_count, job->pages, &fonts->set, findings);
}

bx_status bx_job_trace(bx_job *job, bx_buf *out)
{
    bx_document_info info = info_of(job);
    bx_device *trace = NULL;
    BX_TRY(bx_trace_new(&info, out, &trace));
    bx_status status = bx_paint(job->pages, job->images, job->arena, trace);
    trace->ops->free(trace);
    return status;
}
