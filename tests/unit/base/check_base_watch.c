/* Processes that end by themselves, in whatever they are caught. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/watch.h"
#include "support/suite.h"

static _Noreturn void loop(void)
{
    for (;;) {
    }
}

static int end_of(pid_t pid)
{
    int status = 0;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(work_has_an_end)
{
    static const char said[] = "too long\n";
    int ends[2];
    char text[32] = {0};
    ck_assert_int_eq(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, NULL); /* whatever the caller did */
        dup2(ends[1], STDERR_FILENO);
        const bx_last_words words = {said, sizeof said - 1, 3};
        if (!bx_watch_work(1, &words)) _exit(9);
        loop();
    }
    ck_assert_int_eq(end_of(pid), 3);
    ck_assert_int_eq(read(ends[0], text, sizeof text), sizeof said - 1);
    ck_assert_str_eq(text, said);
}
END_TEST

/* Who waits does not work; and what is over is not counted. */
START_TEST(waiting_is_no_work)
{
    pid_t pid = fork();
    if (pid == 0) {
        const bx_last_words words = {"", 0, 3};
        bx_watch *watch = bx_watch_work(1, &words);
        struct timespec left = {1, 300000000};
        while (nanosleep(&left, &left) != 0) {
        }
        bx_watch_free(watch);
        bx_watch_free(NULL);
        clock_t start = clock();
        while (clock() - start < 12 * CLOCKS_PER_SEC / 10) {
        }
        _exit(watch ? 0 : 9);
    }
    ck_assert_int_eq(end_of(pid), 0);
}
END_TEST

START_TEST(a_process_goes_with_its_peer)
{
    int ends[2];
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        if (!bx_watch_peer(ends[1])) _exit(9);
        loop();
    }
    close(ends[1]);
    nanosleep(&(struct timespec){0, 300000000}, NULL);
    ck_assert_int_eq(waitpid(pid, NULL, WNOHANG), 0); /* it is there as long as its peer is */
    kill(pid, SIGALRM);                               /* a stranger's signal means nothing */
    nanosleep(&(struct timespec){0, 100000000}, NULL);
    ck_assert_int_eq(waitpid(pid, NULL, WNOHANG), 0);
    close(ends[0]);
    ck_assert_int_eq(end_of(pid), 0);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {work_has_an_end, waiting_is_no_work, a_process_goes_with_its_peer};
    return bx_suite_run("base/watch", tests, BX_COUNT(tests));
}
