/*
 * A batch whose workers die or go mad at one moment that no signal from outside would hit: this
 * program's own rename, link and send stand before those of the C library.
 */
#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/batch.h"
#include "support/folder.h"
#include "support/suite.h"

static const char layout[] = "banxin: 1\nextends: gbt9704\nname: 便函\noutput: \"{机关}\"\n"
                             "author: \"{机关}\"\nfields:\n"
                             "  机关: {type: text, required: true}\n"
                             "  正文: {type: paragraphs, required: true}\n"
                             "body:\n  - paragraphs: \"{正文}\"\n";

enum { REPORTS = 6 };

/* What is to happen in a worker, and to which report. */
static struct {
    pid_t parent;
    const char *dies_after, *hangs_before; /* end of a file's name; NULL: none */
    size_t spoilt_at;                      /* byte of what it sends; SIZE_MAX: none */
    uint64_t spoilt_by;
} plot;

static const char *folder;
static char out[512], paths[REPORTS][512];
static const char *data[REPORTS];
static bx_batch_count count;

static bool is_meant(const char *path, const char *end)
{
    return end && getpid() != plot.parent && bx_str_ends(bx_str_from(path), bx_str_from(end));
}

/* A file gets its name by a rename, or where there is none by a link. */
static int publish(const char *from, const char *to, bool is_link)
{
    while (is_meant(to, plot.hangs_before)) {
    }
    int status =
        is_link ? linkat(AT_FDCWD, from, AT_FDCWD, to, 0) : renameat(AT_FDCWD, from, AT_FDCWD, to);
    if (is_meant(to, plot.dies_after)) kill(getpid(), SIGKILL);
    return status;
}

int rename(const char *from, const char *to)
{
    return publish(from, to, false);
}

int link(const char *from, const char *to)
{
    return publish(from, to, true);
}

ssize_t send(int socket, const void *bytes, size_t len, int flags)
{
    char copy[4096];
    bool spoils = getpid() != plot.parent && len < sizeof copy && plot.spoilt_at < len &&
                  len - plot.spoilt_at >= sizeof plot.spoilt_by;
    if (!spoils) return sendto(socket, bytes, len, flags, NULL, 0);
    memcpy(copy, bytes, len);
    memcpy(copy + plot.spoilt_at, &plot.spoilt_by, sizeof plot.spoilt_by);
    return sendto(socket, copy, len, flags, NULL, 0);
}

static void open_test(void)
{
    char home[1024];
    if (!getcwd(home, sizeof home)) ck_abort_msg("no folder");
    setenv("BANXIN_HOME", home, 1);
    plot.parent = getpid();
    plot.spoilt_at = SIZE_MAX;
    folder = bx_folder_new();
    snprintf(out, sizeof out, "%s", bx_folder_path(folder, "out/"));
    bx_folder_put(folder, "note.yaml", layout);
    for (int i = 0; i < REPORTS; i++) {
        char name[32], text[200];
        snprintf(name, sizeof name, "%d.yaml", i);
        snprintf(text, sizeof text, "layout: note\n机关: 第%d局\n正文: |\n  天地玄黄。\n", i);
        snprintf(paths[i], sizeof paths[i], "%s", bx_folder_put(folder, name, text));
        data[i] = paths[i];
    }
    int nowhere = open("/dev/null", O_WRONLY); /* what the batch tells is not looked at here */
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
}

static bx_status run(int workers, int timeout)
{
    const bx_orders orders = {.purpose = BX_PURPOSE_RENDER,
                              .no_sync = true,
                              .workers = workers,
                              .timeout = timeout,
                              .force = true};
    bx_target target;
    bx_work work = {.orders = &orders,
                    .house = bx_house_new(),
                    .diag = bx_diag_new(),
                    .arena = bx_arena_new(1 << 24),
                    .target = &target};
    const bx_fonts_file *fonts;
    const bx_data_files files = {data, REPORTS};
    ck_assert_int_eq(bx_target_init(work.arena, out, true, NULL, &target), BX_OK);
    ck_assert_int_eq(bx_house_fonts(work.house, work.diag, &fonts), BX_OK);
    bx_status status = bx_batch_run(&work, &files, &count);
    bx_house_free(work.house);
    bx_diag_free(work.diag);
    bx_arena_free(work.arena);
    return status;
}

/* Its worker is killed between the file and the word of it: nothing is lost, and nothing called so. */
START_TEST(a_death_behind_the_file_loses_nothing)
{
    open_test();
    plot.dies_after = "局.pdf"; /* each one */
    ck_assert_int_eq(run(2, 0), BX_OK);
    ck_assert_int_eq(count.made, REPORTS);
    ck_assert_int_eq(count.failed, 0);
    char pattern[600];
    glob_t parts = {0};
    snprintf(pattern, sizeof pattern, "%s.banxin.*.part", out);
    ck_assert_int_eq(glob(pattern, 0, NULL, &parts), GLOB_NOMATCH);
    bx_folder_remove(folder);
}
END_TEST

START_TEST(a_time_that_is_over_costs_one_report)
{
    open_test();
    plot.hangs_before = "第2局.pdf";
    ck_assert_int_eq(run(2, 1), BX_OK);
    ck_assert_int_eq(count.made, REPORTS - 1);
    ck_assert_int_eq(count.failed, 1);
    bx_folder_remove(folder);
}
END_TEST

/* Whatever workers say: the parent lives, each report has an end, and what is made is whole. */
START_TEST(spoilt_replies_cost_their_reports)
{
    static const uint64_t odd[] = {UINT64_C(1) << 40, UINT64_MAX};
    open_test();
    for (size_t at = 0; at < 320; at += 8)
        for (int i = 0; i < BX_COUNT(odd); i++) {
            plot.spoilt_at = at;
            plot.spoilt_by = odd[i];
            ck_assert_int_eq(run(2, 5), BX_OK);
            ck_assert_int_eq(count.made + count.failed, REPORTS);
        }
    plot.spoilt_at = SIZE_MAX;
    ck_assert_int_eq(run(2, 5), BX_OK);
    ck_assert_int_eq(count.made, REPORTS);
    bx_folder_remove(folder);
}
END_TEST

/* The parent is killed while a worker loops for ever: the folder is free at once, the worker soon gone. */
START_TEST(a_killed_parent_leaves_no_lock_and_nobody)
{
    int ends[2];
    char byte;
    open_test();
    ck_assert_int_eq(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        close(ends[0]);
        plot.parent = getpid();
        plot.hangs_before = "局.pdf";
        run(2, 0);
        _exit(0);
    }
    close(ends[1]);
    const char *manifest = bx_folder_path(folder, "out/manifest.jsonl");
    const char *made = bx_folder_path(folder, "out");
    for (int i = 0; i < 500 && (!bx_file_is_folder(made) || bx_folder_count(made) < 3); i++)
        nanosleep(&(struct timespec){0, 10000000}, NULL); /* the manifest and two parts */
    kill(parent, SIGKILL);
    waitpid(parent, NULL, 0);
    int descriptor = open(manifest, O_RDWR);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(flock(descriptor, LOCK_EX | LOCK_NB), 0);
    close(descriptor);
    ck_assert_int_eq(read(ends[0], &byte, 1), 0); /* the workers held the pipe */
    close(ends[0]);
    ck_assert_int_eq(run(2, 0), BX_OK);
    ck_assert_int_eq(count.made, REPORTS);
    bx_folder_remove(folder);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        a_death_behind_the_file_loses_nothing,
        a_time_that_is_over_costs_one_report,
        spoilt_replies_cost_their_reports,
        a_killed_parent_leaves_no_lock_and_nobody,
    };
    return bx_suite_run("batch: death", tests, BX_COUNT(tests));
}
