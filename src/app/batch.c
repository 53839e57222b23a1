/*
 * The parent holds of each report its path, its end, and its messages until they are
 * told; a reply is an outcome and bytes: messages, or in the first round a name.
 */
#include "app/batch.h"

#include <errno.h>
#include <string.h>

#include "app/pool.h"
#include "base/limits.h"

#include "base/ban.h"

typedef enum entry_state { ENTRY_WAITS, ENTRY_MADE, ENTRY_FAILED, ENTRY_LEFT } entry_state;

typedef struct entry {
    const char *data, *path; /* path NULL: none is needed, or not known yet */
    entry_state state;
    bool is_told;
    bx_buf text; /* its messages */
} entry;

typedef struct batch {
    bx_work *work;
    entry *entries;
    int count;
    int *tasks; /* of this round: task -> entry */
    int task_count;
    bool names; /* this round asks for names */
    int told;   /* entries before it have been told */
    bool failed;
} batch;

/* --- in a worker -------------------------------------------------------------------- */

static void add_messages(const bx_work *work, bx_buf *reply)
{
    bx_report_write(work->diag, work->options->language, work->options->format, reply);
    bx_diag_clear(work->diag);
}

static void work_on(void *context, int task, bx_buf *reply)
{
    batch *b = context;
    const entry *e = &b->entries[b->tasks[task]];
    bx_arena_mark mark = bx_arena_mark_here(b->work->arena);
    bx_str name = {0};
    bx_outcome outcome = b->names ? bx_work_name(b->work, e->data, b->work->arena, &name)
                                  : bx_work_do(b->work, e->data, e->path);
    bx_buf_add(reply, (const char *)&outcome, sizeof outcome);
    if (b->names && !outcome.failed) bx_buf_add_str(reply, name);
    else add_messages(b->work, reply);
    bx_diag_clear(b->work->diag);
    bx_arena_rewind(b->work->arena, mark);
}

/* --- in the parent ------------------------------------------------------------------ */

/* Tells what is known of the next ones, in their order. */
static void tell(batch *b)
{
    for (; b->told < b->count && b->entries[b->told].state != ENTRY_WAITS; b->told++) {
        entry *e = &b->entries[b->told];
        if (e->text.len > 0) fwrite(e->text.ptr, 1, e->text.len, stderr);
        bx_buf_release(&e->text);
    }
}

static void end_entry(batch *b, entry *e, entry_state state)
{
    e->state = state;
    if (state == ENTRY_FAILED) b->failed = true;
    if (e->text.failed) b->failed = true;
    tell(b);
}

/* The message that the parent has to write itself. */
static void report_lost(batch *b, entry *e, bx_task_end end, int how)
{
    bx_buf why = {0};
    if (end == BX_TASK_STUCK) bx_buf_printf(&why, "%d", b->work->options->timeout);
    else if (how < 128) bx_buf_printf(&why, "%d", how);
    else bx_buf_printf(&why, "exit %d", how - 128);
    if (!why.failed)
        bx_report(b->work->diag, end == BX_TASK_STUCK ? BX_E_WORKER_STUCK : BX_E_WORKER_DIED, NULL,
                  e->data, why.ptr);
    bx_buf_release(&why);
    add_messages(b->work, &e->text);
}

static void give_name(batch *b, entry *e, bx_str name)
{
    bx_work *work = b->work;
    if (bx_target_path(work->arena, work->target, e->data, name, work->diag, &e->path) == BX_OK)
        return;
    if (bx_diag_errors(work->diag) == 0) bx_report(work->diag, BX_E_MEMORY, NULL, NULL);
    add_messages(work, &e->text);
    end_entry(b, e, ENTRY_FAILED);
}

static void task_ended(void *context, int task, bx_task_end end, int how, bx_str reply)
{
    batch *b = context;
    entry *e = &b->entries[b->tasks[task]];
    bx_outcome outcome = {0};
    if (end == BX_TASK_SKIPPED) {
        if (!b->names) end_entry(b, e, ENTRY_LEFT);
        return;
    }
    if (end != BX_TASK_DONE || reply.len < sizeof outcome) {
        report_lost(b, e, end, how);
        end_entry(b, e, ENTRY_FAILED);
        return;
    }
    memcpy(&outcome, reply.ptr, sizeof outcome);
    bx_buf_add(&e->text, reply.ptr + sizeof outcome, reply.len - sizeof outcome);
    if (outcome.failed) end_entry(b, e, ENTRY_FAILED);
    else if (!b->names) end_entry(b, e, ENTRY_MADE);
}

static bool must_stop(void *context)
{
    const batch *b = context;
    return b->failed && b->work->options->fail_fast;
}

static bx_status run_round(batch *b)
{
    const bx_options *o = b->work->options;
    b->task_count = 0;
    for (int i = 0; i < b->count; i++)
        if (b->entries[i].state == ENTRY_WAITS) b->tasks[b->task_count++] = i;
    int workers = o->workers > 0 ? o->workers : bx_pool_processors();
    const bx_pool_plan plan = {.tasks = b->task_count,
                               .workers = workers < b->task_count ? workers : b->task_count,
                               .timeout = o->timeout * 1000,
                               .memory = BX_LIMIT_WORKER_BYTES,
                               .context = b,
                               .work = work_on,
                               .ended = task_ended,
                               .stops = must_stop};
    if (plan.tasks == 0) return BX_OK;
    bx_status status = bx_pool_run(&plan);
    if (status != BX_ERR_SYSTEM) return status;
    return bx_report(b->work->diag, BX_E_NO_WORKER, NULL, strerror(errno));
}

/* The names come in any order; they are given in the order of the data, so that the same one wins. */
static bx_status run_names(batch *b)
{
    b->names = true;
    bx_status status = run_round(b);
    b->names = false;
    for (int i = 0; i < b->count; i++) {
        entry *e = &b->entries[i];
        if (e->state != ENTRY_WAITS) continue;
        bx_str name = bx_str_copy(b->work->arena, bx_buf_str(&e->text));
        if (!name.ptr) return BX_ERR_MEMORY;
        bx_buf_clear(&e->text);
        give_name(b, e, name);
    }
    return status;
}

static bx_status run(batch *b)
{
    const bx_work *work = b->work;
    bool is_render = work->options->command == BX_COMMAND_RENDER;
    if (is_render && work->target->folder) BX_TRY(run_names(b));
    for (int i = 0; i < b->count && is_render && !work->target->folder; i++)
        give_name(b, &b->entries[i], (bx_str){0});
    if (bx_interrupts_pending() || must_stop(b)) return BX_OK;
    return run_round(b);
}

static void count_ends(batch *b, bx_batch_count *count)
{
    *count = (bx_batch_count){0};
    for (int i = 0; i < b->count; i++) {
        entry *e = &b->entries[i];
        if (e->state == ENTRY_WAITS) e->state = ENTRY_LEFT;
        count->made += e->state == ENTRY_MADE;
        count->failed += e->state == ENTRY_FAILED;
        count->left += e->state == ENTRY_LEFT;
    }
    tell(b);
}

bx_status bx_batch_run(bx_work *work, const bx_data_files *files, bx_batch_count *count)
{
    batch b = {.work = work, .count = files->count};
    *count = (bx_batch_count){.left = files->count};
    b.entries = BX_NEW_ARRAY(work->arena, entry, files->count);
    b.tasks = BX_NEW_ARRAY(work->arena, int, files->count);
    BX_TRY_NEW(b.entries);
    BX_TRY_NEW(b.tasks);
    for (int i = 0; i < files->count; i++)
        b.entries[i].data = files->paths[i];
    bx_interrupts before = bx_interrupts_hold();
    bx_status status = run(&b);
    count_ends(&b, count);
    bx_interrupts_release(before);
    return status;
}
