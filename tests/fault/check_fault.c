/*
 * One job from files to file, again and again, each time with another allocation
 * failing: once, or from there on. Each failure ends in a status, leaves the older
 * file whole and nothing half-written; with the address sanitizer it leaks nothing.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "house/job.h"
#include "house/report.h"
#include "support/failing_alloc.h"
#include "support/folder.h"
#include "support/suite.h"

/* Every allocation up to DENSE fails once; then steps grow until a share of the run is left out. */
enum { DENSE = 300, STEPS = 700, SECONDS = 18, TRACE_LIMIT = 1 << 22 };

#define OLD "an older file, still whole"

static const char *folder, *target;

static bx_status paint_to(bx_job *job)
{
    bx_buf bytes = {0};
    bx_hash hash;
    bx_status status = bx_job_paint(job, &bytes, &hash);
    if (status == BX_OK) status = bx_file_replace(target, bx_buf_str(&bytes), false, job->diag);
    bx_buf_release(&bytes);
    return status;
}

static bx_status trace(bx_job *job)
{
    bx_buf text = {.limit = TRACE_LIMIT};
    bx_status status = bx_job_trace(job, &text);
    if (status == BX_OK && text.failed) status = BX_ERR_MEMORY;
    bx_buf_release(&text);
    return status;
}

static bx_status take(bx_house *house, bx_diag *diag)
{
    bx_job job;
    bx_job_request request = {.data = "data.yaml"};
    BX_TRY(bx_job_init(&job, house, &request, diag));
    bx_status status = bx_job_read(&job);
    if (status == BX_OK) status = bx_job_set(&job);
    if (status == BX_OK) status = paint_to(&job);
    if (status == BX_OK) status = trace(&job);
    bx_job_release(&job);
    return status;
}

/* The whole of it, as commands.c does it; what is told is written out too. */
static bx_status run(void)
{
    bx_diag *diag = bx_diag_new();
    bx_house *house = diag ? bx_house_new() : NULL;
    bx_status status = house ? take(house, diag) : BX_ERR_MEMORY;
    if (status == BX_OK) status = take(house, diag); /* with what was kept of the first */
    bx_buf told = {0};
    if (diag) bx_report_write(diag, BX_CHINESE, BX_REPORT_TEXT, &told);
    if (diag) bx_report_write(diag, BX_ENGLISH, BX_REPORT_JSON, &told);
    bx_buf_release(&told);
    bx_house_free(house);
    bx_diag_free(diag);
    return status;
}

static bx_str good; /* the file that an undisturbed run makes */

static void read_good(bx_arena *arena)
{
    bx_alloc_fail(0, false);
    ck_assert_int_eq(run(), BX_OK);
    ck_assert_int_eq(bx_file_read(arena, target, 1 << 24, NULL, NULL, &good), BX_OK);
    ck_assert(bx_str_starts(good, BX_STR("%PDF-")));
}

static bool holds_good(bx_arena *arena)
{
    bx_str text;
    bx_arena_mark mark = bx_arena_mark_here(arena);
    bool same = bx_file_read(arena, target, 1 << 24, NULL, NULL, &text) == BX_OK &&
                bx_str_equal(text, good);
    bx_arena_rewind(arena, mark);
    return same;
}

static void fail_one(bx_arena *arena, long at, bool ever)
{
    bx_folder_put(folder, "a.pdf", OLD);
    bx_alloc_fail(at, ever);
    bx_status status = run();
    bool has_failed = bx_alloc_has_failed();
    bx_alloc_fail(0, false);
    ck_assert_msg(has_failed, "allocation %ld was not reached", at);
    ck_assert_msg(bx_folder_count(folder) == 1, "allocation %ld left a part of a file", at);
    bool is_old = bx_folder_holds(target, OLD);
    /* What can be done without (a message's words) may be; then the file must be the same, whole. */
    ck_assert_msg(is_old || holds_good(arena), "allocation %ld: half a file", at);
    ck_assert_msg(status != BX_OK || !is_old, "allocation %ld: success without a file", at);
    /* The data are not to blame: a name for the fault that is none of theirs. */
    ck_assert_msg(status == BX_OK || status == BX_ERR_MEMORY || status == BX_ERR_SYSTEM ||
                      status == BX_ERR_LIBRARY,
                  "allocation %ld: status %d", at, (int)status);
}

static void fail_all(bool ever)
{
    folder = bx_folder_new();
    target = strdup(bx_folder_path(folder, "a.pdf"));
    bx_arena *arena = bx_arena_new(1 << 26);
    ck_assert_ptr_nonnull(target);
    ck_assert_int_eq(chdir("tests/fault/job"), 0);
    read_good(arena);
    bx_alloc_fail(0, false);
    bx_status status = run();
    long total = bx_alloc_count(); /* before the assertion: Check allocates too */
    ck_assert_int_eq(status, BX_OK);
    ck_assert_int_gt(total, 20);
    long stride = total > DENSE ? (total - DENSE) / STEPS + 1 : 1;
    time_t start = time(NULL);
    for (long at = 1; at <= total && time(NULL) - start < SECONDS; at += at < DENSE ? 1 : stride)
        fail_one(arena, at, ever);
    for (long at = total > 20 ? total - 20 : 1; at <= total; at++)
        fail_one(arena, at, ever);
    bx_arena_free(arena);
    free((void *)(uintptr_t)target);
    bx_folder_remove(folder);
}

START_TEST(one_allocation_fails)
{
    fail_all(false);
}
END_TEST

START_TEST(memory_stays_out)
{
    fail_all(true);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {one_allocation_fails, memory_stays_out};
    return bx_suite_run("fault", tests, BX_COUNT(tests));
}
