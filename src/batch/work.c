#include "batch/work.h"

#include <string.h>

#include "base/clock.h"
#include "base/extra.h"
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "batch/origin_file.h"
#include "batch/signed_output.h"
#include "house/clauses_report.h"
#include "house/dump.h"
#include "house/job.h"
#include "house/seals.h"
#include "sign/signed_file.h"

#include "base/ban.h"

/* A slip of -o must not cost the clerk the data or the seal. */
static bx_status spare_inputs(bx_work *w, const bx_job *job, const char *path)
{
    bool is_input = bx_file_is_same(path, job->request.data);
    for (int i = 0; i < job->document->picture_count; i++)
        is_input = is_input || bx_file_is_same(path, job->document->pictures[i].path);
    return is_input ? bx_report(w->diag, BX_E_OUTPUT_IS_INPUT, NULL, path) : BX_OK;
}

/* Nor may the file of origins, whose name nobody chose: these data, another report's, or anything else. */
static bx_status spare_beside(bx_work *w, const bx_job *job, const char *pdf)
{
    const char *path;
    if (w->orders->is_public) return BX_OK;
    BX_TRY(bx_origin_path(w->arena, pdf, &path));
    if (!path) return BX_OK;
    BX_TRY(spare_inputs(w, job, path));
    bool is_free = bx_origin_look(path) != BX_ORIGIN_ANOTHER;
    return is_free ? BX_OK : bx_report(w->diag, BX_E_ORIGIN_TAKEN, NULL, path);
}

static void hash_bytes(const bx_str *parts, int count, char hex[65])
{
    bx_hash hash;
    bx_hash_sha256(parts, count, &hash);
    bx_hash_hex(&hash, hex);
}

static void count_up(const bx_work *w, const bx_job *job, bx_outcome *outcome)
{
    outcome->pages = job->pages ? job->pages->count : 0;
    outcome->warnings = bx_diag_warnings(w->diag);
}

bx_status bx_work_tell_origin(bx_work *w, const char *pdf)
{
    const char *path;
    if (!w->orders->is_public) return BX_OK;
    BX_TRY(bx_origin_path(w->arena, pdf, &path));
    bool stays = path && bx_origin_look(path) == BX_ORIGIN_OURS;
    return stays ? bx_report(w->diag, BX_E_ORIGIN_STAYS, NULL, path, pdf) : BX_OK;
}

/* Before the PDF: so no PDF is there without it. It can be made again, so nobody waits for the disk. */
static bx_status put_origin(bx_work *w, bx_job *job, const char *pdf)
{
    const char *path;
    bx_buf text = {0};
    if (w->orders->is_public) return bx_work_tell_origin(w, pdf);
    BX_TRY(bx_origin_path(w->arena, pdf, &path));
    if (!path) return BX_OK;
    bx_status status = bx_job_origin(job, &text);
    if (status == BX_OK) status = bx_file_replace(path, bx_buf_str(&text), false, w->diag);
    bx_buf_release(&text);
    return status;
}

/* @param was  what lay there when it was found that it may be replaced. @param is_other  set: it is another by now */
static bx_status put_pdf(bx_work *w, bx_job *job, const char *path, const bx_file_state *was,
                         bx_str bytes, bx_outcome *outcome, bool *is_other)
{
    if (w->target->folder) BX_TRY(bx_file_make_folder(w->target->folder, w->diag));
    BX_TRY(put_origin(w, job, path));
    count_up(w, job, outcome);
    if (w->foretell) w->foretell(w->foretell_to, outcome);
    return bx_file_replace_same(path, was, bytes, !w->orders->no_sync, w->diag, is_other);
}

/* --- signatures --- */

static bx_status sign(bx_work *w, const char *path, bx_str bytes, bx_buf *signed_bytes)
{
    const bx_signing *signing = w->orders->signing;
    bx_signable signable;
    bx_status status = bx_signable_open(path, bytes, signing->now, w->diag, &signable);
    if (status == BX_OK) status = bx_sign(signing, &signable, w->diag, signed_bytes);
    bx_signable_close(&signable);
    return status;
}

/*
 * What was signed stays as it is. Where the same bytes would be made again it is up to date; where others
 * would, that is told, and only --supersede gives the place to the new one.
 * @param stays  set: what is there says the same, and is signed
 */
static bx_status spare_signed(bx_work *w, const char *path, const bx_hash *hash, bool is_draft,
                              bool *stays, bx_outcome *outcome)
{
    bx_signed_file there;
    const char *kept;
    *stays = false;
    BX_TRY(bx_signed_file_look(path, &there));
    if (!there.is_signed) return BX_OK;
    *stays = memcmp(there.base.bytes, hash->bytes, sizeof hash->bytes) == 0;
    if (*stays) bx_hash_hex(&there.whole, outcome->signed_as);
    if (*stays) return bx_report(w->diag, BX_E_SIGNED_SAME, NULL, path);
    if (!w->orders->supersedes) return bx_report(w->diag, BX_E_SIGNED_STAYS, NULL, path);
    if (is_draft) return bx_report(w->diag, BX_E_SIGNED_DRAFT, NULL, path);
    BX_TRY(bx_signed_output_keep(w->arena, path, w->diag, &kept));
    return bx_report(w->diag, BX_E_SIGNED_KEPT, NULL, path, kept);
}

/* Whoever signs what is there meanwhile is not undone: it is looked at anew, then. */
static bx_status put_whole(bx_work *w, bx_job *job, const char *path, bx_str bytes,
                           const bx_hash *hash, bx_outcome *outcome)
{
    enum { TRIES = 8 };
    for (int i = 0; i < TRIES; i++) {
        bool stays = false, is_other = false;
        bool is_draft = (job->request.extras & BX_EXTRA_DRAFT) != 0;
        const bx_file_state was = bx_file_look(path);
        BX_TRY(spare_signed(w, path, hash, is_draft, &stays, outcome));
        if (stays) count_up(w, job, outcome);
        else BX_TRY(put_pdf(w, job, path, &was, bytes, outcome, &is_other));
        if (!is_other) return BX_OK;
    }
    return bx_report(w->diag, BX_E_FILE_BUSY, NULL, path);
}

/* What is signed goes out signed, or not at all. */
static bx_status put_painted(bx_work *w, bx_job *job, const char *path, bx_str bytes,
                             const bx_hash *hash, bx_outcome *outcome)
{
    bx_buf signed_bytes = {0};
    if (w->orders->signing) {
        BX_TRY(sign(w, path, bytes, &signed_bytes));
        bytes = bx_buf_str(&signed_bytes);
        hash_bytes(&bytes, 1, outcome->signed_as);
    }
    bx_status status = put_whole(w, job, path, bytes, hash, outcome);
    bx_buf_release(&signed_bytes);
    return status;
}

static bx_status make_pdf(bx_work *w, bx_job *job, const char *path, bx_outcome *outcome)
{
    bx_buf bytes = {0};
    bx_hash hash;
    if (!path)
        BX_TRY(bx_target_path(w->arena, w->target, job->request.data, job->document->output,
                              w->diag, &path));
    BX_TRY(spare_inputs(w, job, path));
    BX_TRY(spare_beside(w, job, path));
    bx_status status = bx_job_paint(job, &bytes, &hash);
    if (status == BX_OK) {
        bx_hash_hex(&hash, outcome->output);
        status = put_painted(w, job, path, bx_buf_str(&bytes), &hash, outcome);
    }
    if (status != BX_OK) outcome->output[0] = outcome->signed_as[0] = '\0';
    bx_buf_release(&bytes);
    return status;
}

static bx_status dump(bx_work *w, bx_job *job)
{
    bx_buf text = {0};
    bx_status status = bx_dump_stage(job, w->orders->stage, &text);
    if (status == BX_OK && text.failed) status = BX_ERR_MEMORY;
    if (status == BX_OK) status = bx_file_replace("-", bx_buf_str(&text), false, w->diag);
    bx_buf_release(&text);
    return status;
}

static bx_status measure(bx_work *w, bx_job *job, bx_outcome *outcome)
{
    bx_buf text = {0};
    bx_findings findings;
    BX_TRY(bx_job_measure(job, &findings));
    bx_clauses_report_write(job, &findings, w->orders->language, w->orders->format, &text);
    bx_status status = text.failed ? BX_ERR_MEMORY : BX_OK;
    if (status == BX_OK) status = bx_file_replace("-", bx_buf_str(&text), false, w->diag);
    bx_buf_release(&text);
    outcome->is_off = findings.of[BX_VERDICT_FAIL] > 0;
    return status;
}

/* As sha256sum writes a file's name: one line, whatever is in it. */
static void add_file_name(bx_buf *out, const char *name)
{
    for (; *name; name++) {
        if (*name == '\n') bx_buf_add_text(out, "\\n");
        else if (*name == '\r') bx_buf_add_text(out, "\\r");
        else if (*name == '\\') bx_buf_add_text(out, "\\\\");
        else bx_buf_add_byte(out, *name);
    }
}

/* A line that `sha256sum` could have written, or an object of it. */
static bx_status show_digest(bx_work *w, const bx_job *job)
{
    bx_buf text = {0};
    bx_str digest = job->record->signed_digest;
    const char *file = job->request.data;
    if (w->orders->format == BX_REPORT_JSON) {
        bx_buf_printf(&text, "{\"digest\":\"%.*s\",\"file\":", BX_STR_ARG(digest));
        bx_json_add_string(&text, bx_str_from(file));
        bx_buf_add_text(&text, "}\n");
    } else {
        bool is_plain = !strpbrk(file, "\n\r\\");
        bx_buf_printf(&text, "%s%.*s  ", is_plain ? "" : "\\", BX_STR_ARG(digest));
        add_file_name(&text, file);
        bx_buf_add_byte(&text, '\n');
    }
    bx_status status = text.failed ? BX_ERR_MEMORY : BX_OK;
    if (status == BX_OK) status = bx_file_replace("-", bx_buf_str(&text), false, w->diag);
    bx_buf_release(&text);
    return status;
}

/* Only what holds is worth signing. */
static bx_status check(bx_work *w, bx_job *job)
{
    BX_TRY(bx_job_prove(job));
    bool is_good = bx_diag_errors(w->diag) == 0;
    return w->orders->digest && is_good ? show_digest(w, job) : BX_OK;
}

/* The pictures' bytes, the date of a report that has none of its own, and what is asked for beside it. */
static bx_status hash_pictures(bx_job *job, char hex[65])
{
    const bx_document *document = job->document;
    const char *epoch = bx_job_epoch(job);
    int count = document->picture_count;
    BX_TRY(bx_job_load_pictures(job));
    bool may_share = job->request.shares_seal && count > 1; /* two of them a seal */
    const bx_cargo_wish *cargo = &job->request.cargo;
    const char asked[] = {(char)job->request.extras, may_share, (char)cargo->standard, cargo->bare,
                          cargo->origin};
    bool asks = false;
    for (size_t i = 0; i < sizeof asked; i++)
        asks = asks || asked[i];
    bx_str *parts = BX_NEW_ARRAY(job->arena, bx_str, count + 2);
    BX_TRY_NEW(parts);
    for (int i = 0; i < count; i++)
        parts[i] = job->picture_bytes[i];
    parts[count] = bx_str_from(epoch ? epoch : "");
    parts[count + 1] = (bx_str){asked, asks ? sizeof asked : 0};
    hex[0] = '\0';
    if (count > 0 || epoch || asks) hash_bytes(parts, count + 2, hex);
    return BX_OK;
}

static bx_status take_print(bx_work *w, bx_job *job, bx_fingerprint *print)
{
    bx_hash layout;
    hash_bytes(&job->file->text, 1, print->input);
    BX_TRY(bx_house_layout_hash(w->house, job->layout, &layout));
    bx_hash_hex(&layout, print->layout);
    return hash_pictures(job, print->pictures);
}

static bx_status compare_print(bx_work *w, bx_job *job, const bx_fingerprint *before)
{
    bx_fingerprint now = {0};
    BX_TRY(take_print(w, job, &now));
    bool same = strcmp(now.input, before->input) == 0 && strcmp(now.layout, before->layout) == 0 &&
                strcmp(now.pictures, before->pictures) == 0;
    return same ? BX_OK : bx_report(w->diag, BX_E_DATA_CHANGED, NULL, job->request.data);
}

static bx_status tell_rival(bx_work *w, bx_job *job, const bx_seal_rival *rival)
{
    const bx_seal_use *uses;
    int count;
    char hex[65];
    const char *names = bx_str_copy(job->arena, rival->names).ptr;
    BX_TRY_NEW(names);
    BX_TRY(bx_seals_find(job->arena, job->document, job->picture_bytes, &uses, &count));
    for (int i = 0; i < count; i++) {
        hash_bytes(&uses[i].bytes, 1, hex);
        if (bx_str_is(rival->sha256, hex))
            return bx_report(w->diag, BX_E_SEAL_OF_OTHERS, &uses[i].picture->place, names,
                             rival->data);
    }
    return BX_OK;
}

/* One run tells all faults: those of the data, and those that only the pages show. */
static bx_status read_job(bx_job *job)
{
    bx_status status = bx_job_read(job);
    if (status == BX_OK || status == BX_ERR_MEMORY || !job->document) return status;
    return bx_job_set(job) == BX_ERR_MEMORY ? BX_ERR_MEMORY : status;
}

/* That things are as they were when it was planned, and that it may go out. */
static bx_status check_plan(bx_work *w, bx_job *job, const bx_fingerprint *print,
                            const bx_seal_rival *rival)
{
    if (print) BX_TRY(compare_print(w, job, print));
    if (!rival) return BX_OK;
    BX_TRY(bx_job_load_pictures(job));
    return tell_rival(w, job, rival);
}

static bx_status take_job(bx_work *w, bx_job *job, const char *path, const bx_fingerprint *print,
                          const bx_seal_rival *rival, bx_outcome *outcome)
{
    BX_TRY(read_job(job));
    BX_TRY(check_plan(w, job, print, rival));
    if (w->orders->purpose == BX_PURPOSE_DUMP) return dump(w, job);
    BX_TRY(bx_job_set(job));
    if (w->orders->purpose == BX_PURPOSE_MEASURE) return measure(w, job, outcome);
    if (w->orders->strict && bx_diag_warnings(w->diag) > 0) return BX_ERR_INPUT;
    return w->orders->purpose == BX_PURPOSE_RENDER ? make_pdf(w, job, path, outcome)
                                                   : check(w, job);
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

void bx_why_take(const bx_diag *diag, bx_language language, char why[BX_WHY])
{
    bx_buf text = {0};
    int first = 0;
    why[0] = '\0';
    if (bx_diag_count(diag) == 0) return;
    while (first < bx_diag_count(diag) && bx_diag_at(diag, first)->severity != BX_ERROR)
        first++;
    const bx_diagnostic *d = bx_diag_at(diag, first < bx_diag_count(diag) ? first : 0);
    bx_buf_printf(&text, "BX%04d ", bx_code_number(d->code));
    if (d->file) bx_buf_printf(&text, "%s:%d:%d ", d->file, d->line, d->column);
    bx_diagnostic_write(d, language, &text);
    size_t len = text.len < BX_WHY ? text.len : BX_WHY - 1;
    while (len < text.len && len > 0 && ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
        len--;
    if (!text.failed) memcpy(why, text.ptr, len);
    why[text.failed ? 0 : len] = '\0';
    bx_buf_release(&text);
}

/* Nothing fails in silence: what has not told why gets the message about memory. */
static void conclude(bx_work *w, const bx_job *job, const char *data, bx_status status,
                     bx_outcome *outcome)
{
    bool is_told = bx_diag_errors(w->diag) > 0 || bx_diag_warnings(w->diag) > 0;
    if (status == BX_ERR_MEMORY || (status != BX_OK && !is_told)) report_memory(w, job, data);
    outcome->failed = status != BX_OK || bx_diag_errors(w->diag) > 0 || outcome->is_off;
    count_up(w, job, outcome);
    if (outcome->failed) outcome->pages = 0;
    if (outcome->failed) bx_why_take(w->diag, w->orders->language, outcome->why);
}

static bx_status open_job(bx_work *w, const char *data, bx_job *job)
{
    bx_purpose purpose = w->orders->purpose;
    bx_job_request request = {.data = data,
                              .layout = w->orders->layout,
                              .profiles = w->orders->profiles,
                              .profile_count = w->orders->profile_count,
                              .image_folders = w->orders->image_folders,
                              .image_folder_count = w->orders->image_folder_count,
                              .shares_seal = w->orders->shares_seal,
                              .output_pattern = w->target->pattern,
                              .extras = w->orders->extras,
                              .cargo = w->orders->cargo,
                              .clauses =
                                  purpose == BX_PURPOSE_CHECK || purpose == BX_PURPOSE_MEASURE,
                              .records = purpose == BX_PURPOSE_MEASURE};
    return bx_job_init(job, w->house, &request, w->diag);
}

bx_outcome bx_work_do(bx_work *w, const char *data, const char *path, const bx_fingerprint *print,
                      const bx_seal_rival *rival)
{
    bx_job job;
    bx_outcome outcome = {0};
    int64_t start = bx_clock_ms();
    bx_status status = open_job(w, data, &job);
    if (status == BX_OK) status = take_job(w, &job, path, print, rival, &outcome);
    conclude(w, &job, data, status, &outcome);
    outcome.ms = (int)(bx_clock_ms() - start);
    bx_job_release(&job);
    return outcome;
}

/* As bx_intent.seals. */
static bx_status name_seals(bx_job *job, bx_arena *arena, bx_str *seals)
{
    const bx_seal_use *uses;
    int count;
    bx_buf lines = {0};
    BX_TRY(bx_job_load_pictures(job));
    BX_TRY(bx_seals_find(job->arena, job->document, job->picture_bytes, &uses, &count));
    for (int i = 0; i < count; i++) {
        char hex[65];
        hash_bytes(&uses[i].bytes, 1, hex);
        bx_buf_printf(&lines, "%s ", hex);
        bx_buf_add_str(&lines, uses[i].names);
        bx_buf_add_byte(&lines, '\n');
    }
    *seals = bx_str_copy(arena, bx_buf_str(&lines));
    bool failed = lines.failed || !seals->ptr;
    bx_buf_release(&lines);
    return failed ? BX_ERR_MEMORY : BX_OK;
}

static bx_status take_intent(bx_work *w, bx_job *job, bx_arena *arena, bx_intent *intent)
{
    intent->name = bx_str_copy(arena, job->document->output);
    intent->from = bx_str_copy(arena, job->document->output_from);
    intent->body = bx_str_copy(arena, job->document->author);
    intent->layout = bx_str_copy(arena, job->layout->name);
    if (!intent->name.ptr || !intent->from.ptr || !intent->body.ptr || !intent->layout.ptr)
        return BX_ERR_MEMORY;
    BX_TRY(name_seals(job, arena, &intent->seals));
    return w->hashes ? take_print(w, job, &intent->print) : BX_OK;
}

bx_outcome bx_work_plan(bx_work *w, const char *data, bx_arena *arena, bx_intent *intent)
{
    bx_job job;
    bx_outcome outcome = {0};
    *intent = (bx_intent){0};
    bx_status status = open_job(w, data, &job);
    if (status == BX_OK) status = read_job(&job);
    if (status == BX_OK) status = take_intent(w, &job, arena, intent);
    conclude(w, &job, data, status, &outcome);
    bx_job_release(&job);
    return outcome;
}

/* What this run wants signed is not yet made where it is not. */
static bool is_made_and_signed(const char *path, const char *sha256, char signed_as[65])
{
    bx_signed_file there;
    char hex[65];
    if (bx_signed_file_look(path, &there) != BX_OK || !there.is_signed) return false;
    bx_hash_hex(&there.base, hex);
    if (strcmp(hex, sha256) != 0) return false;
    bx_hash_hex(&there.whole, signed_as);
    return true;
}

static bool has_bytes(bx_work *w, const char *path, const char *sha256)
{
    char hex[65];
    bx_str bytes;
    if (bx_file_map(path, BX_LIMIT_OUTPUT_BYTES, w->diag, NULL, &bytes) != BX_OK) {
        bx_diag_clear(w->diag); /* what cannot be read is made again */
        return false;
    }
    hash_bytes(&bytes, 1, hex);
    bx_file_unmap(bytes);
    return strcmp(hex, sha256) == 0;
}

bool bx_work_is_made(bx_work *w, const char *path, const char *sha256, char signed_as[65])
{
    signed_as[0] = '\0';
    const char *origin = NULL;
    if (!bx_file_exists(path)) return false;
    bool has_name = bx_origin_path(w->arena, path, &origin) == BX_OK;
    if (!has_name || (origin && !w->orders->is_public && !bx_file_exists(origin))) return false;
    if (!w->orders->signing && has_bytes(w, path, sha256)) return true;
    return is_made_and_signed(path, sha256, signed_as);
}
