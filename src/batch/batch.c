/*
 * Two rounds. In the first one workers read: a reply (reply.h) is an outcome and an intent, or
 * messages. In the second they make: an outcome and messages. The parent holds of each report
 * its path, its line for the manifest, and its messages until they are told.
 */
#include "batch/batch.h"

#include <errno.h>
#include <string.h>

#include "base/errno_text.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"
#include "batch/ledger.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "batch/reply.h"
#include "batch/shared_seals.h"
#include "house/version.h"

#include "base/ban.h"

typedef enum entry_state {
    ENTRY_WAITS,
    ENTRY_MADE,
    ENTRY_FRESH,
    ENTRY_FAILED,
    ENTRY_LEFT
} entry_state;

typedef struct entry {
    const char *data, *path;     /* path NULL: none is needed, or not known yet */
    const bx_manifest_line *old; /* made before from the same things */
    bx_intent intent;
    const bx_seal_rival *rival; /* a seal of it is another body's, too: it will be refused */
} entry;

/*
 * What became of it. Apart from the entries, and untouched until it is known: a page that the
 * parent writes to after the fork is in memory once more, for the workers.
 */
typedef struct ending {
    entry_state state;
    bx_buf text; /* its messages */
} ending;

typedef struct batch {
    bx_work *work;
    entry *entries;
    ending *endings; /* by entry, as are */
    bx_manifest_line *lines;
    int count;
    int *tasks; /* of this round: task -> entry */
    int task_count;
    bool plans; /* this round reads */
    int told;   /* entries before it have been told */
    bool failed;
    bool has_ledger, is_named;
    bx_ledger ledger;
    bx_progress progress;
    const bx_pool_voice *voice; /* in a worker */
} batch;

/* --- in a worker -------------------------------------------------------------------- */

static void add_messages(const bx_work *work, bx_buf *reply)
{
    bx_report_write(work->diag, work->orders->language, work->orders->format, reply);
    bx_diag_clear(work->diag);
}

/* The ledger's lock would outlive the parent. */
static void begin_worker(void *context, const bx_pool_voice *voice)
{
    batch *b = context;
    b->voice = voice;
    if (b->has_ledger) bx_ledger_leave(&b->ledger);
}

static void plan_one(const batch *b, const entry *e, bx_buf *reply)
{
    bx_intent intent;
    bx_outcome outcome = bx_work_plan(b->work, e->data, b->work->arena, &intent);
    bx_reply_write(&outcome, reply);
    if (outcome.failed) {
        add_messages(b->work, reply);
        return;
    }
    bx_reply_write_intent(&intent, reply);
    bx_diag_clear(b->work->diag);
}

/* From here on the file may be there though its worker dies: the parent will look. */
static void foretell(void *context, const bx_outcome *outcome)
{
    const batch *b = context;
    bx_buf reply = {0};
    bx_reply_write(outcome, &reply);
    bx_report_write(b->work->diag, b->work->orders->language, b->work->orders->format, &reply);
    if (!reply.failed) bx_pool_foretell(b->voice, bx_buf_str(&reply));
    bx_buf_release(&reply);
}

static void make_one(const batch *b, const entry *e, bx_buf *reply)
{
    bx_outcome outcome = {0};
    if (e->old && e->old->output_sha256.len == 64) { /* else it was edited by hand */
        char sha256[65] = {0};
        memcpy(sha256, e->old->output_sha256.ptr, 64);
        outcome.fresh = bx_work_is_made(b->work, e->path, sha256, outcome.signed_as);
    }
    if (outcome.fresh) {
        bx_file_drop_parts(e->path); /* it will not be made, and take them up */
        outcome.failed = bx_work_tell_origin(b->work, e->path) != BX_OK;
        outcome.warnings = bx_diag_warnings(b->work->diag);
    }
    if (!outcome.fresh)
        outcome = bx_work_do(b->work, e->data, e->path, b->has_ledger ? &e->intent.print : NULL,
                             e->rival);
    bx_reply_write(&outcome, reply);
    add_messages(b->work, reply);
}

static void work_on(void *context, int task, bx_buf *reply)
{
    const batch *b = context;
    const entry *e = &b->entries[b->tasks[task]];
    bx_arena_mark mark = bx_arena_mark_here(b->work->arena);
    if (b->plans) plan_one(b, e, reply);
    else make_one(b, e, reply);
    bx_arena_rewind(b->work->arena, mark);
}

/* --- in the parent ------------------------------------------------------------------ */

/* Tells what is known of the next ones, in their order. */
static void tell(batch *b)
{
    for (; b->told < b->count && b->endings[b->told].state != ENTRY_WAITS; b->told++) {
        bx_buf *text = &b->endings[b->told].text;
        if (text->len > 0) {
            bx_progress_hide(&b->progress);
            fwrite(text->ptr, 1, text->len, stderr);
        }
        if (text->ptr) bx_buf_release(text);
    }
}

static ending *ending_of(const batch *b, const entry *e)
{
    return &b->endings[e - b->entries];
}

/* What does not depend on the outcome. */
static bx_manifest_line new_line(const batch *b, const entry *e)
{
    return (bx_manifest_line){.input = bx_str_from(e->data),
                              .output = bx_str_from(e->path ? e->path : ""),
                              .body = e->intent.body,
                              .layout = e->intent.layout,
                              .tool = BX_STR("banxin " BX_VERSION),
                              .input_sha256 = bx_str_from(e->intent.print.input),
                              .pictures_sha256 = bx_str_from(e->intent.print.pictures),
                              .layout_sha256 = bx_str_from(e->intent.print.layout),
                              .fonts_sha256 = bx_str_from(b->ledger.fonts),
                              .tool_sha256 = bx_str_from(b->ledger.tool)};
}

/* What could not even be read is filed under the names it had. */
static void name_as_before(const batch *b, bx_manifest_line *line)
{
    const bx_manifest_line *old = bx_manifest_lookup(b->ledger.before, line->input);
    if (old && line->body.len == 0) line->body = old->body;
    if (old && line->output.len == 0) line->output = old->output;
}

/* Without memory for it the report is made again the next time. */
static bx_str kept_hash(const batch *b, const char *hex)
{
    bx_str kept = bx_str_copy(b->work->arena, bx_str_from(hex));
    return kept.ptr ? kept : BX_STR("");
}

static void write_line(batch *b, const entry *e, const bx_outcome *outcome)
{
    bx_manifest_line *line = &b->lines[e - b->entries];
    entry_state state = ending_of(b, e)->state;
    if (state == ENTRY_FRESH) {
        *line = *e->old;
        line->signed_sha256 = kept_hash(b, outcome->signed_as);
        return;
    }
    if (!bx_manifest_can_hold(bx_str_from(e->data))) return;
    *line = new_line(b, e);
    line->status = state == ENTRY_MADE ? BX_STR("made") : BX_STR("failed");
    line->output_sha256 = kept_hash(b, outcome->output);
    line->signed_sha256 = kept_hash(b, outcome->signed_as);
    bx_str why = bx_str_copy(b->work->arena, bx_str_from(outcome->why));
    line->why = why.ptr ? why : BX_STR("");
    if (state == ENTRY_FAILED) name_as_before(b, line);
    line->pages = outcome->pages;
    line->warnings = outcome->warnings;
    line->ms = outcome->ms;
    bx_ledger_add(&b->ledger, line);
}

static void end_entry(batch *b, entry *e, entry_state state, const bx_outcome *outcome)
{
    ending_of(b, e)->state = state;
    if (state == ENTRY_FAILED) b->failed = true;
    if (b->has_ledger && state != ENTRY_LEFT) write_line(b, e, outcome);
    tell(b);
    bx_progress_step(&b->progress, state == ENTRY_FAILED ? e->data : NULL);
}

/* The message that the parent has to write itself. */
static void report_lost(batch *b, entry *e, bx_task_end end, int how, bx_outcome *outcome)
{
    bx_buf why = {0};
    if (end == BX_TASK_STUCK) bx_buf_printf(&why, "%d", b->work->orders->timeout);
    else if (how < 128) bx_buf_printf(&why, BX_BOTH("signal %d", "信号 %d"), how, how);
    else bx_buf_printf(&why, BX_BOTH("exit %d", "退出码 %d"), how - 128, how - 128);
    if (!why.failed)
        bx_report(b->work->diag, end == BX_TASK_STUCK ? BX_E_WORKER_STUCK : BX_E_WORKER_DIED, NULL,
                  e->data, why.ptr);
    bx_buf_release(&why);
    bx_why_take(b->work->diag, b->work->orders->language, outcome->why);
    add_messages(b->work, &ending_of(b, e)->text);
}

static void fail_here(batch *b, entry *e)
{
    bx_outcome outcome = {.failed = true};
    if (bx_diag_errors(b->work->diag) == 0) bx_report(b->work->diag, BX_E_MEMORY, NULL, NULL);
    bx_why_take(b->work->diag, b->work->orders->language, outcome.why);
    add_messages(b->work, &ending_of(b, e)->text);
    end_entry(b, e, ENTRY_FAILED, &outcome);
}

/* The words of a first round's reply, kept. */
static bx_status take_intent(batch *b, entry *e, bx_str bytes)
{
    bx_str kept = bx_str_copy(b->work->arena, bytes);
    BX_TRY_NEW(kept.ptr);
    return bx_reply_read_intent(kept, &e->intent) ? BX_OK : BX_ERR_MEMORY;
}

static void plan_ended(batch *b, entry *e, const bx_outcome *outcome, bx_str rest)
{
    if (!outcome->failed) {
        if (take_intent(b, e, rest) != BX_OK) fail_here(b, e);
        return;
    }
    bx_buf_add_str(&ending_of(b, e)->text, rest);
    end_entry(b, e, ENTRY_FAILED, outcome);
}

static void make_ended(batch *b, entry *e, const bx_outcome *outcome, bx_str messages)
{
    bx_buf_add_str(&ending_of(b, e)->text, messages);
    end_entry(b, e,
              outcome->failed  ? ENTRY_FAILED
              : outcome->fresh ? ENTRY_FRESH
                               : ENTRY_MADE,
              outcome);
}

static bool is_sound(void *context, int task, bx_str reply)
{
    const batch *b = context;
    bx_outcome outcome;
    bx_intent intent;
    bx_str rest;
    (void)task;
    if (!bx_reply_read(reply, &outcome, &rest)) return false;
    return !b->plans || outcome.failed || bx_reply_read_intent(rest, &intent);
}

/* A worker that died after its file was whole and before it could say so has lost nothing. */
static bool is_there_all_the_same(const batch *b, const entry *e, const bx_outcome *foretold)
{
    char signed_as[65];
    return !b->plans && e->path && foretold->output[0] &&
           bx_work_is_made(b->work, e->path, foretold->output, signed_as);
}

static void task_ended(void *context, int task, bx_task_end end, int how, bx_str reply)
{
    batch *b = context;
    entry *e = &b->entries[b->tasks[task]];
    bx_outcome outcome;
    bx_str rest;
    bool has_words = bx_reply_read(reply, &outcome, &rest);
    if (end != BX_TASK_DONE && e->path) bx_file_drop_parts(e->path);
    if (has_words && (end == BX_TASK_DONE || is_there_all_the_same(b, e, &outcome))) {
        if (b->plans) plan_ended(b, e, &outcome, rest);
        else make_ended(b, e, &outcome, rest);
        return;
    }
    if (end == BX_TASK_SKIPPED) return; /* it waits: count_ends says that it was left */
    outcome = (bx_outcome){.failed = true};
    report_lost(b, e, end, how, &outcome);
    end_entry(b, e, ENTRY_FAILED, &outcome);
}

static bool must_stop(void *context)
{
    const batch *b = context;
    return b->failed && b->work->orders->fail_fast;
}

static bx_status run_round(batch *b)
{
    const bx_orders *o = b->work->orders;
    b->task_count = 0;
    for (int i = 0; i < b->count; i++)
        if (b->endings[i].state == ENTRY_WAITS) b->tasks[b->task_count++] = i;
    int workers = o->workers > 0 ? o->workers : bx_pool_processors();
    const bx_pool_plan plan = {.tasks = b->task_count,
                               .workers = workers < b->task_count ? workers : b->task_count,
                               .timeout = o->timeout * 1000,
                               .memory = BX_LIMIT_WORKER_BYTES,
                               .context = b,
                               .begins = begin_worker,
                               .work = work_on,
                               .is_sound = is_sound,
                               .ended = task_ended,
                               .stops = must_stop};
    if (plan.tasks == 0) return BX_OK;
    bx_status status = bx_pool_run(&plan);
    if (status != BX_ERR_SYSTEM) return status;
    return bx_report(b->work->diag, BX_E_NO_WORKER, NULL, bx_errno_text(errno));
}

static const entry *entry_of(const batch *b, bx_str data)
{
    for (int i = 0; i < b->count; i++)
        if (bx_str_is(data, b->entries[i].data)) return &b->entries[i];
    return NULL;
}

/*
 * A file that other data made in an earlier run stays theirs while they are there, also when they
 * cannot be read today. Those of this batch that were read ask for a name themselves.
 */
static bx_status refuse_taken(batch *b, const entry *e)
{
    int count = 0;
    const bx_manifest_line path = {.output = bx_str_from(e->path)};
    const bx_manifest_line *const *makers =
        bx_manifest_makers(b->ledger.before, bx_manifest_file(&path), &count);
    for (int i = 0; i < count; i++) {
        const entry *own = entry_of(b, makers[i]->input);
        if (own == e || (own && own->intent.name.ptr)) continue;
        bx_str other = bx_str_copy(b->work->arena, makers[i]->input);
        BX_TRY_NEW(other.ptr);
        if (bx_file_exists(other.ptr) && !bx_file_is_same(other.ptr, e->data))
            return bx_report(b->work->diag, BX_E_TAKEN_OUTPUT, NULL, e->path, other.ptr, e->data);
    }
    return BX_OK;
}

/* What two files of one name have in common: the fields of its pattern, or their own name. */
static bx_status refuse_rival(batch *b, const entry *e, const char *rival)
{
    bx_work *work = b->work;
    const char *shared = BX_BOTH("the same file name", "相同的文件名");
    if (e->intent.from.len > 0 && work->target->folder) {
        shared = bx_str_copy(work->arena, e->intent.from).ptr;
        BX_TRY_NEW(shared);
    }
    return bx_report(work->diag, BX_E_SAME_OUTPUT, NULL, e->path, e->data, rival, shared);
}

/* The program may be killed between the line that replaces the old one and the end. */
static void note_old_name(const batch *b, const entry *e)
{
    const bx_manifest_line *old = bx_manifest_lookup(b->ledger.before, bx_str_from(e->data));
    const bx_manifest_line now = {.output = bx_str_from(e->path)};
    if (old && old->output.len > 0 && !bx_str_equal(bx_manifest_file(old), bx_manifest_file(&now)))
        bx_ledger_add_left(&b->ledger, old);
}

static bx_status refuse_name(batch *b, const entry *e)
{
    const char *rival = bx_target_rival(b->work->target, e->path, e->data);
    if (rival) return refuse_rival(b, e, rival);
    return b->has_ledger ? refuse_taken(b, e) : BX_OK;
}

/* All say what they want to be called, before any is given its name. */
static bx_status ask_names(batch *b)
{
    bx_work *work = b->work;
    for (int i = 0; i < b->count; i++) {
        entry *e = &b->entries[i];
        if (b->endings[i].state != ENTRY_WAITS) continue;
        bx_status status = bx_target_path(work->arena, work->target, e->data, e->intent.name,
                                          work->diag, &e->path);
        if (status == BX_OK) BX_TRY(bx_target_claim(work->arena, work->target, e->path, e->data));
        else fail_here(b, e);
    }
    return BX_OK;
}

/* Of several that want one name none gets it: nobody knows which of them is right. */
static bx_status give_names(batch *b)
{
    bx_work *work = b->work;
    BX_TRY(ask_names(b));
    for (int i = 0; i < b->count; i++) {
        entry *e = &b->entries[i];
        if (b->endings[i].state != ENTRY_WAITS) continue;
        if (refuse_name(b, e) != BX_OK) {
            e->path = NULL; /* no file of its own */
            fail_here(b, e);
            continue;
        }
        if (b->has_ledger) note_old_name(b, e);
        bx_manifest_line line = new_line(b, e);
        if (b->has_ledger && !work->orders->force) e->old = bx_ledger_match(&b->ledger, &line);
        /* what was made with warnings would not be made now */
        if (e->old && e->old->warnings > 0 && work->orders->strict) e->old = NULL;
    }
    b->is_named = true;
    return BX_OK;
}

/* The seals of those that are still to be made. */
static bx_status list_seals(const batch *b, bx_report_seal **seals, int *count)
{
    BX_VEC(bx_report_seal) found = {0};
    for (int i = 0; i < b->count; i++) {
        const entry *e = &b->entries[i];
        bx_report_seal seal = {.body = e->intent.body, .data = e->data, .report = i};
        bx_str left = e->intent.seals;
        while (b->endings[i].state == ENTRY_WAITS && bx_shared_seals_next(&left, &seal)) {
            bx_report_seal *kept = BX_VEC_PUSH(b->work->arena, &found);
            BX_TRY_NEW(kept);
            *kept = seal;
        }
    }
    *seals = found.items;
    *count = found.count;
    return BX_OK;
}

/* Those whose seal is another body's, too, are told so when they are read once more, at its place. */
static bx_status find_shared_seals(const batch *b)
{
    bx_report_seal *seals;
    int count;
    if (b->work->orders->shares_seal) return BX_OK;
    BX_TRY(list_seals(b, &seals, &count));
    bx_shared_seals_find(seals, count);
    for (int i = 0; i < count; i++) {
        const bx_report_seal *other = seals[i].rival;
        entry *e = &b->entries[seals[i].report];
        if (!other || e->rival) continue;
        bx_seal_rival *rival = BX_NEW(b->work->arena, bx_seal_rival);
        BX_TRY_NEW(rival);
        *rival = (bx_seal_rival){other->sha256, other->names, other->data};
        e->rival = rival;
        e->old = NULL; /* it would not be made now */
    }
    return BX_OK;
}

static bool is_over(batch *b)
{
    return bx_interrupts_pending() || must_stop(b);
}

static bx_status run_rounds(batch *b)
{
    const bx_work *work = b->work;
    if (work->orders->purpose == BX_PURPOSE_RENDER) {
        b->plans = work->target->folder != NULL;
        if (b->plans) BX_TRY(run_round(b));
        b->plans = false;
        if (is_over(b)) return BX_OK; /* names are given to all or to none */
        BX_TRY(give_names(b));
        BX_TRY(find_shared_seals(b));
    }
    return is_over(b) ? BX_OK : run_round(b);
}

static void count_ends(batch *b, bx_batch_count *count)
{
    *count = (bx_batch_count){0};
    for (int i = 0; i < b->count; i++) {
        entry_state *state = &b->endings[i].state;
        if (*state == ENTRY_WAITS) {
            *state = ENTRY_LEFT;
            b->lines[i] = (bx_manifest_line){.input = bx_str_from(b->entries[i].data),
                                             .output = bx_str_from(b->entries[i].path)};
        }
        count->made += *state == ENTRY_MADE;
        count->fresh += *state == ENTRY_FRESH;
        count->failed += *state == ENTRY_FAILED;
        count->left += *state == ENTRY_LEFT;
    }
    tell(b);
}

/* What comes through a pipe would be gone the second time; some names no manifest can hold. */
static bool is_refused(const batch *b, const entry *e)
{
    bool once = strcmp(e->data, "-") == 0 || bx_file_is_stream(e->data);
    bool holds = bx_manifest_can_hold(bx_str_from(e->data));
    if (once) bx_report(b->work->diag, BX_E_READ_ONCE, NULL, e->data);
    if (!holds) bx_report(b->work->diag, BX_E_NAME_BYTES, NULL, e->data);
    return once || !holds;
}

/* Before anything is read. A name that no line can hold has none. */
static void refuse_some(batch *b)
{
    for (int i = 0; i < b->count; i++) {
        entry *e = &b->entries[i];
        if (is_refused(b, e)) fail_here(b, e);
    }
}

static bx_status run_with_ledger(batch *b, bx_batch_count *count)
{
    bx_work *work = b->work;
    const bx_orders *o = work->orders;
    char suffix[40] = "";
    if (o->shards > 0) snprintf(suffix, sizeof suffix, "-%d-of-%d", o->shard, o->shards);
    BX_TRY(bx_ledger_open(work->arena, work->house, work->target->folder, suffix, work->diag,
                          &b->ledger));
    b->has_ledger = work->hashes = true;
    refuse_some(b);
    bx_status status = run_rounds(b);
    count_ends(b, count);
    const bx_ledger_run run = {b->lines, b->count, b->is_named, .tells = o->shards == 0};
    bx_status closed =
        bx_ledger_close(work->arena, &b->ledger, &run, o->language, !o->no_sync, work->diag);
    return status != BX_OK ? status : closed;
}

static bx_status run_without_ledger(batch *b, bx_batch_count *count)
{
    bx_status status = run_rounds(b);
    count_ends(b, count);
    return status;
}

static bx_status run_batch(batch *b, const bx_data_files *files, bx_batch_count *count)
{
    const bx_work *work = b->work;
    b->entries = BX_NEW_ARRAY(work->arena, entry, files->count);
    b->tasks = BX_NEW_ARRAY(work->arena, int, files->count);
    BX_TRY_NEW(b->entries);
    BX_TRY_NEW(b->tasks);
    for (int i = 0; i < files->count; i++)
        b->entries[i].data = files->paths[i];
    bx_progress_start(&b->progress, b->count, work->orders->language, work->orders->format);
    bool has_ledger = work->orders->purpose == BX_PURPOSE_RENDER && work->target->folder;
    bx_status status = has_ledger ? run_with_ledger(b, count) : run_without_ledger(b, count);
    bx_progress_hide(&b->progress);
    return status;
}

bx_status bx_batch_run(bx_work *work, const bx_data_files *files, bx_batch_count *count)
{
    batch b = {.work = work, .count = files->count};
    work->foretell = foretell;
    work->foretell_to = &b;
    *count = (bx_batch_count){.left = files->count};
    b.endings = calloc((size_t)files->count + 1, sizeof *b.endings);
    b.lines = calloc((size_t)files->count + 1, sizeof *b.lines);
    bx_status status = b.endings && b.lines ? run_batch(&b, files, count) : BX_ERR_MEMORY;
    work->foretell = NULL;
    free(b.endings);
    free(b.lines);
    return status;
}
