/*
 * Tasks that answer, die, hang and ask for too much: whatever one does, the others come
 * to their end, and each task is told of once.
 */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "batch/pool.h"
#include "support/suite.h"

enum { TASKS = 60, LARGE = 1 << 20 };

typedef struct shop {
    char what[TASKS]; /* by task: '.' answers, and the letters of do_task */
    int ends[TASKS], times[TASKS], how[TASKS];
    bool wrong_reply;
    int ended, stop_after;
    const bx_pool_voice *voice;
    bool begun, heard_before;
} shop;

static void begins(void *context, const bx_pool_voice *voice)
{
    shop *s = context;
    s->begun = true;
    s->voice = voice;
}

static bool is_sound(void *context, int task, bx_str reply)
{
    (void)context;
    (void)task;
    return !bx_str_is(reply, "nonsense");
}

/* Stopped when it has answered and waits: it does not see its socket closed. */
static void stop_soon(void)
{
    if (fork() != 0) return;
    nanosleep(&(struct timespec){0, 200000000}, NULL);
    kill(getppid(), SIGSTOP);
    _exit(0);
}

static void do_task(void *context, int task, bx_buf *reply)
{
    shop *s = context;
    switch (s->what[task]) {
    case 'a': abort();
    case 'k': kill(getpid(), SIGKILL); break;
    case 'x': _exit(3);
    case 'h':
        for (;;)
            pause();
    case 'B':
        for (;;) {
        }
    case 'W': {
        struct timespec left = {0, 800000000};
        while (nanosleep(&left, &left) != 0) {
        }
        break;
    }
    case 'w': nanosleep(&(struct timespec){0, 300000000}, NULL); break;
    case 'm': {
        char *much = malloc((size_t)200 << 20);
        bx_buf_add_text(reply, much ? "much" : "no");
        free(much);
        return;
    }
    case 'l':
        for (int i = 0; i < LARGE; i++)
            bx_buf_add_byte(reply, (char)('a' + i % 26));
        return;
    case 'e': return; /* an empty answer */
    case 't': kill(getppid(), SIGTERM); break;
    case 'n': bx_buf_add_text(reply, "nonsense"); return;
    case 'f': bx_pool_foretell(s->voice, BX_STR("I shall have")); abort();
    case 'F': bx_pool_foretell(s->voice, BX_STR("I shall have")); break;
    case 'z': stop_soon(); break;
    case 'b': bx_buf_add_text(reply, s->begun ? "begun" : "not begun"); return;
    default: break;
    }
    bx_buf_printf(reply, "did %d", task);
}

static bool is_right(const shop *s, int task, bx_str reply)
{
    char text[32];
    snprintf(text, sizeof text, "did %d", task);
    switch (s->what[task]) {
    case 'l':
        return reply.len == LARGE && reply.ptr[0] == 'a' &&
               reply.ptr[LARGE - 1] == (char)('a' + (LARGE - 1) % 26);
    case 'e': return reply.len == 0;
    case 'm': return bx_str_is(reply, "no");
    case 'b': return bx_str_is(reply, "begun");
    default: return bx_str_is(reply, text);
    }
}

static void ended(void *context, int task, bx_task_end end, int how, bx_str reply)
{
    shop *s = context;
    s->times[task]++;
    s->ends[task] = end;
    s->how[task] = how;
    s->ended++;
    if (end == BX_TASK_DONE && !is_right(s, task, reply)) s->wrong_reply = true;
    if (end != BX_TASK_DONE && bx_str_is(reply, "I shall have")) s->heard_before = true;
}

static bool stops(void *context)
{
    const shop *s = context;
    return s->stop_after > 0 && s->ended >= s->stop_after;
}

static shop open_shop(void)
{
    shop s = {0};
    memset(s.what, '.', TASKS);
    return s;
}

static bx_status run(shop *s, int workers, int timeout, size_t memory)
{
    const bx_pool_plan plan = {.tasks = TASKS,
                               .workers = workers,
                               .timeout = timeout,
                               .memory = memory,
                               .context = s,
                               .begins = begins,
                               .work = do_task,
                               .is_sound = is_sound,
                               .ended = ended,
                               .stops = stops};
    return bx_pool_run(&plan);
}

static int open_files(void)
{
    int count = 0;
    DIR *dir = opendir("/proc/self/fd");
    while (dir && readdir(dir))
        count++;
    if (dir) closedir(dir);
    return count;
}

static void must_have_ended(const shop *s, int task, bx_task_end end)
{
    ck_assert_msg(s->times[task] == 1, "task %d ended %d times", task, s->times[task]);
    ck_assert_msg(s->ends[task] == (int)end, "task %d (%c) ended as %d", task, s->what[task],
                  s->ends[task]);
}

START_TEST(every_task_is_answered)
{
    static const int workers[] = {1, 2, 3, 7, 100};
    int files = open_files();
    for (int i = 0; i < BX_COUNT(workers); i++) {
        shop s = open_shop();
        s.what[3] = s.what[4] = 'l';
        s.what[9] = s.what[TASKS - 1] = 'e';
        ck_assert_int_eq(run(&s, workers[i], 0, 0), BX_OK);
        for (int task = 0; task < TASKS; task++)
            must_have_ended(&s, task, BX_TASK_DONE);
        ck_assert(!s.wrong_reply);
    }
    ck_assert_int_eq(open_files(), files);
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
}
END_TEST

START_TEST(a_death_costs_one_task)
{
    for (int workers = 1; workers <= 4; workers++) {
        shop s = open_shop();
        s.what[0] = 'a';
        s.what[5] = s.what[6] = s.what[7] = 'k';
        s.what[TASKS - 1] = 'x';
        ck_assert_int_eq(run(&s, workers, 0, 0), BX_OK);
        for (int task = 0; task < TASKS; task++)
            must_have_ended(&s, task, s.what[task] == '.' ? BX_TASK_DONE : BX_TASK_CRASHED);
        ck_assert_int_eq(s.how[0], SIGABRT);
        ck_assert_int_eq(s.how[6], SIGKILL);
        ck_assert_int_eq(s.how[TASKS - 1], 128 + 3);
        ck_assert(!s.wrong_reply);
    }
}
END_TEST

START_TEST(a_stuck_task_is_ended)
{
    shop s = open_shop();
    s.what[2] = s.what[40] = 'h';
    ck_assert_int_eq(run(&s, 2, 150, 0), BX_OK);
    for (int task = 0; task < TASKS; task++)
        must_have_ended(&s, task, s.what[task] == '.' ? BX_TASK_DONE : BX_TASK_STUCK);
}
END_TEST

/* Spoilt memory says anything: that worker goes, the others answer. */
START_TEST(nonsense_costs_one_task)
{
    shop s = open_shop();
    s.what[1] = 'n';
    s.what[2] = s.what[TASKS - 1] = 'b';
    ck_assert_int_eq(run(&s, 2, 0, 0), BX_OK);
    for (int task = 0; task < TASKS; task++)
        must_have_ended(&s, task, s.what[task] == 'n' ? BX_TASK_CRASHED : BX_TASK_DONE);
    ck_assert(!s.wrong_reply);
    ck_assert(!s.begun); /* here: that is the workers' */
}
END_TEST

START_TEST(what_was_said_beforehand_is_heard)
{
    shop s = open_shop();
    s.what[3] = 'F';
    ck_assert_int_eq(run(&s, 2, 0, 0), BX_OK);
    must_have_ended(&s, 3, BX_TASK_DONE);
    ck_assert(!s.heard_before && !s.wrong_reply);
    s = open_shop();
    s.what[3] = 'f';
    ck_assert_int_eq(run(&s, 2, 0, 0), BX_OK);
    must_have_ended(&s, 3, BX_TASK_CRASHED);
    ck_assert(s.heard_before);
    s = open_shop();
    s.what[3] = 'a'; /* nothing of another task's is heard */
    s.what[2] = 'F';
    ck_assert_int_eq(run(&s, 1, 0, 0), BX_OK);
    ck_assert(!s.heard_before);
}
END_TEST

/* It would be waited for for ever when there is nothing left to do. */
START_TEST(a_worker_that_was_stopped_at_rest)
{
    shop s = open_shop();
    s.what[0] = 'W'; /* the last to be done, by the other one */
    s.what[TASKS - 1] = 'z';
    ck_assert_int_eq(run(&s, 2, 0, 0), BX_OK);
    for (int task = 0; task < TASKS; task++)
        must_have_ended(&s, task, BX_TASK_DONE);
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
}
END_TEST

/* A sanitizer takes memory of its own and would end the worker. */
START_TEST(memory_has_a_cap)
{
#if defined(__SANITIZE_ADDRESS__)
    return;
#endif
    shop s = open_shop();
    s.what[1] = 'm';
    ck_assert_int_eq(run(&s, 1, 0, (size_t)64 << 20), BX_OK);
    must_have_ended(&s, 1, BX_TASK_DONE);
    ck_assert(!s.wrong_reply);
}
END_TEST

START_TEST(the_caller_stops_it)
{
    shop s = open_shop();
    s.stop_after = 10;
    ck_assert_int_eq(run(&s, 2, 0, 0), BX_OK);
    int done = 0;
    for (int task = 0; task < TASKS; task++) {
        ck_assert_int_eq(s.times[task], 1);
        done += s.ends[task] == BX_TASK_DONE;
    }
    ck_assert_int_ge(done, 10);
    ck_assert_int_le(done, 12);
}
END_TEST

/* A signal that is held back and pending: it is not delivered afterwards. */
static void take(int number)
{
    sigset_t set;
    int got = 0;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigwait(&set, &got);
    ck_assert_int_eq(got, number);
}

/* What is under way is finished, what is not is skipped, and the signal comes afterwards. */
START_TEST(an_interrupt_finishes_what_is_under_way)
{
    shop s = open_shop();
    s.what[3] = 't';
    s.what[4] = 'w';
    bx_interrupts before = bx_interrupts_hold();
    ck_assert(!bx_interrupts_pending());
    ck_assert_int_eq(run(&s, 2, 0, 0), BX_OK);
    ck_assert(bx_interrupts_pending());
    take(SIGTERM);
    bx_interrupts_release(before);
    int done = 0;
    for (int task = 0; task < TASKS; task++) {
        ck_assert_int_eq(s.times[task], 1);
        done += s.ends[task] == BX_TASK_DONE;
    }
    ck_assert_int_ge(done, 4);
    ck_assert_int_le(done, 8);
    ck_assert_int_eq(s.ends[TASKS - 1], BX_TASK_SKIPPED);
}
END_TEST

/* One that hangs for ever, without a limit of time: the second interrupt ends it. */
START_TEST(a_second_interrupt_waits_for_nobody)
{
    shop s = open_shop();
    s.what[0] = s.what[1] = 'h';
    bx_interrupts before = bx_interrupts_hold();
    pid_t helper = fork();
    if (helper == 0) {
        for (int i = 0; i < 2; i++) {
            nanosleep(&(struct timespec){0, 300000000}, NULL);
            kill(getppid(), SIGINT);
        }
        _exit(0);
    }
    ck_assert_int_eq(run(&s, 2, 0, 0), BX_OK);
    ck_assert(bx_interrupts_pending());
    take(SIGINT);
    bx_interrupts_release(before);
    for (int task = 0; task < TASKS; task++) {
        ck_assert_int_eq(s.times[task], 1);
        ck_assert_int_eq(s.ends[task], BX_TASK_SKIPPED);
    }
    waitpid(helper, NULL, 0);
}
END_TEST

/* Workers see their parent go, also those that hang. The pipe ends when all of them have. */
static void lose_the_parent(char hang)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        shop s = open_shop();
        s.what[0] = s.what[1] = 'w';
        s.what[2] = 'k';
        s.what[3] = hang;
        close(ends[0]);
        const bx_pool_plan plan = {
            .tasks = TASKS, .workers = 3, .context = &s, .work = do_task, .ended = ended};
        if (write(ends[1], "r", 1) != 1) _exit(1);
        bx_pool_run(&plan);
        _exit(0);
    }
    close(ends[1]);
    char byte;
    ck_assert_int_eq(read(ends[0], &byte, 1), 1);
    nanosleep(&(struct timespec){0, hang == '.' ? 0 : 200000000}, NULL);
    kill(parent, SIGKILL);
    ck_assert_int_eq(read(ends[0], &byte, 1), 0);
    close(ends[0]);
    waitpid(parent, NULL, 0);
}

START_TEST(workers_go_with_their_parent)
{
    lose_the_parent('.');
    lose_the_parent('h');
    lose_the_parent('B');
}
END_TEST

START_TEST(nothing_to_do)
{
    shop s = open_shop();
    const bx_pool_plan plan = {
        .tasks = 0, .workers = 2, .context = &s, .work = do_task, .ended = ended};
    ck_assert_int_eq(bx_pool_run(&plan), BX_OK);
    ck_assert_int_eq(s.ended, 0);
    ck_assert_int_ge(bx_pool_processors(), 1);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        every_task_is_answered,
        a_death_costs_one_task,
        a_stuck_task_is_ended,
        nonsense_costs_one_task,
        what_was_said_beforehand_is_heard,
        a_worker_that_was_stopped_at_rest,
        memory_has_a_cap,
        the_caller_stops_it,
        an_interrupt_finishes_what_is_under_way,
        a_second_interrupt_waits_for_nobody,
        workers_go_with_their_parent,
        nothing_to_do,
    };
    return bx_suite_run("batch/pool", tests, BX_COUNT(tests));
}
