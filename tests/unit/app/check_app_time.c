/*
 * A report alone has an end too: this program's own rename, before that of the C library, works
 * for ever.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/commands.h"
#include "base/str.h"
#include "support/folder.h"
#include "support/suite.h"

static bool hangs;

int rename(const char *from, const char *to)
{
    while (hangs) {
    }
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

static const char layout[] = "banxin: 1\nextends: gbt9704\nname: 便函\nfields:\n"
                             "  机关: {type: text, required: true}\n"
                             "body:\n  - paragraphs: \"{机关}\"\n";

static int run(int count, const char *const *data, const char *output, bx_report_format format)
{
    const bx_options options = {
        .sign = bx_sign_options_none(),
        .command = BX_COMMAND_RENDER,
        .orders = {.purpose = BX_PURPOSE_RENDER, .no_sync = true, .timeout = 1, .format = format},
        .output = output,
        .operands = data,
        .operand_count = count};
    bx_diag *diag = bx_diag_new();
    int status = bx_command_run(&options, diag);
    bx_diag_free(diag);
    return status;
}

/* Runs it in a child; what it said is in `text`. */
static int run_apart(int count, const char *const *data, const char *output,
                     bx_report_format format, char *text, size_t room)
{
    int ends[2], status = 0;
    size_t len = 0;
    ck_assert_int_eq(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        hangs = true;
        _exit(run(count, data, output, format));
    }
    close(ends[1]);
    for (ssize_t got; len + 1 < room && (got = read(ends[0], text + len, room - 1 - len)) > 0;)
        len += (size_t)got;
    text[len] = '\0';
    close(ends[0]);
    waitpid(pid, &status, 0);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(a_report_alone_has_an_end)
{
    char home[1024], text[4096], data[512], output[512];
    if (!getcwd(home, sizeof home)) ck_abort_msg("no folder");
    setenv("BANXIN_HOME", home, 1);
    const char *folder = bx_folder_new();
    bx_folder_put(folder, "note.yaml", layout);
    snprintf(data, sizeof data, "%s",
             bx_folder_put(folder, "data.yaml", "layout: note\n机关: 某局\n"));
    snprintf(output, sizeof output, "%s", bx_folder_path(folder, "out.pdf"));
    const char *const alone[] = {data};
    ck_assert_int_eq(run_apart(1, alone, output, BX_REPORT_TEXT, text, sizeof text),
                     BX_EXIT_FAULTS);
    ck_assert_msg(strstr(text, "error[BX0909]") && strstr(text, "data.yaml was not done after 1"),
                  "%s", text);
    ck_assert_int_eq(access(output, F_OK), -1);
    ck_assert_int_eq(run_apart(1, alone, output, BX_REPORT_JSON, text, sizeof text),
                     BX_EXIT_FAULTS);
    ck_assert_msg(strstr(text, "\"code\":\"BX0909\""), "%s", text);
    ck_assert_int_eq(run(1, alone, output, BX_REPORT_TEXT), BX_EXIT_DONE);
    ck_assert_int_eq(access(output, F_OK), 0);
    ck_assert_int_eq(access(bx_folder_path(folder, "out.origin.json"), F_OK), 0);
    ck_assert_int_eq(bx_folder_count(folder), 4); /* what was left beside has been taken up */
    bx_folder_remove(folder);
}
END_TEST

/* Several that are made one after the other, as one comes from standard input: the rest is told. */
START_TEST(who_was_not_begun_is_told)
{
    char home[1024], text[4096], data[512];
    if (!getcwd(home, sizeof home)) ck_abort_msg("no folder");
    setenv("BANXIN_HOME", home, 1);
    const char *folder = bx_folder_new();
    bx_folder_put(folder, "note.yaml", layout);
    snprintf(data, sizeof data, "%s",
             bx_folder_put(folder, "data.yaml", "layout: note\n机关: 某局\n"));
    const char *const several[] = {data, "-", "none.yaml"};
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert_int_eq(run_apart(3, several, NULL, BX_REPORT_TEXT, text, sizeof text),
                     BX_EXIT_FAULTS);
    ck_assert_msg(strstr(text, "0 done, 1 not done, 2 not begun"), "%s", text);
    bx_folder_remove(folder);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {a_report_alone_has_an_end, who_was_not_begun_is_told};
    return bx_suite_run("app/time", tests, BX_COUNT(tests));
}
