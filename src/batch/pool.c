/*
 * One loop over poll. A worker reads task numbers and answers each with a length and
 * bytes, before which it may have said what the answer will be; the end of the stream in
 * either direction is the other side's death. A worker closes what it inherited of its
 * sisters' sockets, or they would outlive the parent.
 */
#include "batch/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/watch.h"

#include "base/ban.h"

enum { NO_TASK = -1, TICK = 100 /* ms */, MOST_REPLY = 64 << 20 };

/* What begins with a header: the reply, or what it will be. */
typedef enum said { SAID_REPLY, SAID_BEFORE } said;

typedef struct header {
    int32_t task;
    uint32_t said, len;
} header;

struct bx_pool_voice {
    int socket;
    int32_t task;
};

typedef struct worker {
    pid_t pid; /* 0: not there */
    int socket;
    int task;
    int64_t deadline; /* ms; of its task */
    bx_buf heard;     /* what has arrived, and is not whole yet */
    bx_buf foretold;
} worker;

typedef struct pool {
    const bx_pool_plan *plan;
    worker *workers;
    struct pollfd *polls;
    int next; /* task */
    int busy;
    bool stopped;
    int interrupt; /* the signal that came; 0: none */
} pool;

/* --- a worker's side -------------------------------------------------------------- */

static bool read_whole(int socket, void *bytes, size_t len)
{
    for (size_t done = 0; done < len;) {
        ssize_t got = read(socket, (char *)bytes + done, len - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += (size_t)got;
    }
    return true;
}

static bool send_whole(int socket, const void *bytes, size_t len)
{
    for (size_t done = 0; done < len;) {
        ssize_t put = send(socket, (const char *)bytes + done, len - done, MSG_NOSIGNAL);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        done += (size_t)put;
    }
    return true;
}

/* Bytes of data that this process has mapped: the sixth figure of statm, in pages. 0: not known. */
static size_t data_size(void)
{
    unsigned long pages = 0;
    FILE *in = fopen("/proc/self/statm", "r");
    if (!in) return 0;
    int got = fscanf(in, "%*u %*u %*u %*u %*u %lu", &pages);
    fclose(in);
    return got == 1 ? (size_t)pages * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

/* Of data, not of addresses: what is mapped from files is shared. */
static void cap_memory(size_t more)
{
    struct rlimit limit;
    size_t had = data_size();
    if (more == 0 || had == 0 || getrlimit(RLIMIT_DATA, &limit) != 0) return;
    if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < had + more) return;
    limit.rlim_cur = had + more;
    setrlimit(RLIMIT_DATA, &limit);
}

static bool say(const bx_pool_voice *voice, said kind, bx_str bytes)
{
    header head = {voice->task, kind, (uint32_t)bytes.len};
    return send_whole(voice->socket, &head, sizeof head) &&
           send_whole(voice->socket, bytes.ptr, bytes.len);
}

/* Where it does not get through, the parent is gone: the reply will find that out. */
void bx_pool_foretell(const bx_pool_voice *voice, bx_str reply)
{
    say(voice, SAID_BEFORE, reply);
}

static void serve(const bx_pool_plan *plan, int socket)
{
    bx_buf reply = {0};
    bx_pool_voice voice = {.socket = socket};
    bx_watch_peer(socket);
    if (plan->begins) plan->begins(plan->context, &voice);
    while (read_whole(socket, &voice.task, sizeof voice.task)) {
        bx_buf_clear(&reply);
        plan->work(plan->context, voice.task, &reply);
        if (reply.failed) _exit(127);
        if (!say(&voice, SAID_REPLY, bx_buf_str(&reply))) break;
    }
    bx_buf_release(&reply);
}

/* --- the parent's side ------------------------------------------------------------ */

static bool start_worker(pool *p, worker *w)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return false;
    pid_t pid = fork();
    if (pid < 0) {
        int why = errno;
        close(ends[0]);
        close(ends[1]);
        errno = why;
        return false;
    }
    if (pid == 0) {
        for (int i = 0; i < p->plan->workers; i++)
            if (p->workers[i].pid != 0) close(p->workers[i].socket);
        close(ends[0]);
        cap_memory(p->plan->memory);
        serve(p->plan, ends[1]);
        _exit(0);
    }
    close(ends[1]);
    w->pid = pid;
    w->socket = ends[0];
    w->task = NO_TASK;
    bx_buf_clear(&w->heard);
    return true;
}

/* False when the child is still there after so many milliseconds. */
static bool wait_for(pid_t pid, int64_t patience, int *status)
{
    const struct timespec pause = {.tv_nsec = 200000};
    int64_t until = bx_clock_ms() + patience;
    for (;;) {
        pid_t gone = waitpid(pid, status, WNOHANG);
        if (gone == pid || (gone < 0 && errno != EINTR)) return true;
        if (bx_clock_ms() >= until) return false;
        nanosleep(&pause, NULL);
    }
}

/*
 * Takes leave of a worker; what it died of: the signal, or 128 and its exit status. One that does
 * not go when its socket is closed (it was stopped, or its memory is spoilt) is killed; one that
 * the system cannot end (its disk is gone) is left to it.
 */
static int bury(worker *w)
{
    enum { PATIENCE = 2000 /* ms */ };
    int status = 0;
    close(w->socket);
    if (!wait_for(w->pid, PATIENCE, &status)) {
        status = SIGKILL;
        kill(w->pid, SIGKILL);
        wait_for(w->pid, PATIENCE, &status);
    }
    w->pid = 0;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 128 + WEXITSTATUS(status);
}

static void end_task(pool *p, worker *w, bx_task_end end, int how, bx_str reply)
{
    int task = w->task;
    w->task = NO_TASK;
    p->busy--;
    p->plan->ended(p->plan->context, task, end, how, reply);
}

static void lose(pool *p, worker *w, bx_task_end end)
{
    if (end != BX_TASK_CRASHED) kill(w->pid, SIGKILL);
    bool had_task = w->task != NO_TASK;
    int how = bury(w);
    if (had_task) end_task(p, w, end, how, bx_buf_str(&w->foretold));
}

/* Gives the worker the next task; one that cannot take it has died. */
static void hand_out(pool *p, worker *w)
{
    int32_t task = p->next++;
    w->task = task;
    w->deadline = bx_clock_ms() + p->plan->timeout;
    bx_buf_clear(&w->heard);
    bx_buf_clear(&w->foretold);
    p->busy++;
    if (!send_whole(w->socket, &task, sizeof task)) lose(p, w, BX_TASK_CRASHED);
}

static bool may_begin(pool *p)
{
    if (!p->stopped && p->plan->stops && p->plan->stops(p->plan->context)) p->stopped = true;
    if (p->interrupt != 0 || bx_interrupts_pending()) p->stopped = true;
    return !p->stopped && p->next < p->plan->tasks;
}

/* Every worker without a task gets one, and a place that is empty a worker. */
static bx_status fill(pool *p)
{
    for (int i = 0; i < p->plan->workers && may_begin(p); i++) {
        worker *w = &p->workers[i];
        if (w->pid == 0 && !start_worker(p, w)) {
            if (p->busy > 0) return BX_OK; /* perhaps later: the others go on */
            return BX_ERR_SYSTEM;
        }
        if (w->task == NO_TASK) hand_out(p, w);
    }
    return BX_OK;
}

static bool is_sound(const pool *p, const worker *w, bx_str reply)
{
    return !p->plan->is_sound || p->plan->is_sound(p->plan->context, w->task, reply);
}

/* Takes what is whole. False for what no sound worker says: one whose memory is spoilt may say anything. */
static bool take_heard(pool *p, worker *w)
{
    header head;
    size_t at = 0;
    for (; w->heard.len - at >= sizeof head; at += sizeof head + head.len) {
        memcpy(&head, w->heard.ptr + at, sizeof head);
        size_t rest = w->heard.len - at - sizeof head;
        if (head.task != w->task || head.said > SAID_BEFORE || head.len > MOST_REPLY) return false;
        if (rest < head.len) break;
        bx_str bytes = {w->heard.ptr + at + sizeof head, head.len};
        if (head.said == SAID_REPLY) {
            if (rest > head.len || !is_sound(p, w, bytes)) return false;
            end_task(p, w, BX_TASK_DONE, 0, bytes);
            return true;
        }
        bx_buf_clear(&w->foretold);
        bx_buf_add_str(&w->foretold, bytes);
    }
    memmove(w->heard.ptr, w->heard.ptr + at, w->heard.len - at);
    w->heard.len -= at;
    return !w->foretold.failed;
}

/* Reads what is there; ends the task when its reply is whole, the worker when it is dead. */
static void hear(pool *p, worker *w)
{
    char bytes[65536];
    ssize_t got = read(w->socket, bytes, sizeof bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got > 0) bx_buf_add(&w->heard, bytes, (size_t)got);
    if (got > 0 && w->task != NO_TASK && !w->heard.failed && take_heard(p, w)) return;
    if (got > 0) kill(w->pid, SIGKILL);
    lose(p, w, BX_TASK_CRASHED);
}

static void look_at_clocks(pool *p)
{
    int64_t time = bx_clock_ms();
    for (int i = 0; i < p->plan->workers && p->plan->timeout > 0; i++) {
        worker *w = &p->workers[i];
        if (w->pid != 0 && w->task != NO_TASK && time >= w->deadline) lose(p, w, BX_TASK_STUCK);
    }
}

/* How long poll may wait: to the first deadline, and never longer than a tick. */
static int patience(const pool *p)
{
    int64_t time = bx_clock_ms(), wait = TICK;
    for (int i = 0; i < p->plan->workers && p->plan->timeout > 0; i++) {
        const worker *w = &p->workers[i];
        if (w->pid == 0 || w->task == NO_TASK) continue;
        int64_t left = w->deadline > time ? w->deadline - time : 0;
        if (left < wait) wait = left;
    }
    return (int)wait;
}

/* The signal that is held back, taken; 0: none. */
static int take_interrupt(void)
{
    const struct timespec now = {0};
    sigset_t set, pending;
    sigemptyset(&pending);
    sigpending(&pending);
    sigemptyset(&set);
    if (sigismember(&pending, SIGINT) == 1) sigaddset(&set, SIGINT);
    else if (sigismember(&pending, SIGTERM) == 1) sigaddset(&set, SIGTERM);
    else return 0;
    int number = sigtimedwait(&set, NULL, &now);
    return number > 0 ? number : 0;
}

/* The first interrupt lets what is under way be finished; one more, and nothing is waited for. */
static void look_at_interrupts(pool *p)
{
    int number = take_interrupt();
    if (number == 0) return;
    bool again = p->interrupt != 0;
    if (!again) p->interrupt = number;
    for (int i = 0; again && i < p->plan->workers; i++) {
        worker *w = &p->workers[i];
        if (w->pid == 0 || w->task == NO_TASK) continue;
        lose(p, w, BX_TASK_SKIPPED);
    }
}

static void listen_once(pool *p)
{
    for (int i = 0; i < p->plan->workers; i++)
        p->polls[i] =
            (struct pollfd){p->workers[i].pid != 0 ? p->workers[i].socket : -1, POLLIN, 0};
    int heard = poll(p->polls, (nfds_t)p->plan->workers, patience(p));
    for (int i = 0; i < p->plan->workers && heard > 0; i++)
        if (p->polls[i].revents != 0 && p->workers[i].pid != 0) hear(p, &p->workers[i]);
    look_at_clocks(p);
    look_at_interrupts(p);
}

static bx_status run(pool *p)
{
    bx_status status;
    do {
        status = fill(p);
        if (p->busy > 0) listen_once(p);
    } while (p->busy > 0 || (status == BX_OK && may_begin(p)));
    int why = errno;
    for (int i = 0; i < p->plan->workers; i++) {
        if (p->workers[i].pid != 0) bury(&p->workers[i]);
        bx_buf_release(&p->workers[i].heard);
        bx_buf_release(&p->workers[i].foretold);
    }
    for (; p->next < p->plan->tasks; p->next++)
        p->plan->ended(p->plan->context, p->next, BX_TASK_SKIPPED, 0, (bx_str){0});
    if (p->interrupt != 0) raise(p->interrupt); /* held back again, for the caller to see */
    errno = why;
    return status;
}

/* A socket for each worker, and as many files as the parent may want beside them. */
static int workers_for(int wanted)
{
    enum { OTHER_FILES = 16 };
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return wanted;
    rlim_t most = limit.rlim_cur > OTHER_FILES ? limit.rlim_cur - OTHER_FILES : 1;
    return most < (rlim_t)wanted ? (int)most : wanted;
}

bx_status bx_pool_run(const bx_pool_plan *plan)
{
    BX_ASSERT(plan->workers > 0 && plan->tasks >= 0 && plan->timeout >= 0);
    bx_pool_plan own = *plan;
    own.workers = workers_for(plan->workers);
    pool p = {.plan = &own};
    p.workers = calloc((size_t)own.workers, sizeof *p.workers);
    p.polls = calloc((size_t)own.workers, sizeof *p.polls);
    bx_status status = p.workers && p.polls ? BX_OK : BX_ERR_MEMORY;
    bx_interrupts before = bx_interrupts_hold();
    if (status == BX_OK) status = run(&p);
    int why = errno;
    free(p.workers);
    free(p.polls);
    bx_interrupts_release(before);
    errno = why;
    return status;
}

int bx_pool_processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 && count < 1024 ? (int)count : 1;
}

/* --- interrupts --------------------------------------------------------------------- */

/* One that is ignored stays so: held back it would be pending all the same. */
static void add_unless_ignored(sigset_t *set, int number)
{
    struct sigaction action;
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN) return;
    sigaddset(set, number);
}

bx_interrupts bx_interrupts_hold(void)
{
    sigset_t set, before;
    sigemptyset(&set);
    sigemptyset(&before);
    add_unless_ignored(&set, SIGINT);
    add_unless_ignored(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, &before);
    return (bx_interrupts){(unsigned char)((sigismember(&before, SIGINT) == 1 ? 1 : 0) |
                                           (sigismember(&before, SIGTERM) == 1 ? 2 : 0))};
}

bool bx_interrupts_pending(void)
{
    sigset_t pending;
    sigemptyset(&pending);
    sigpending(&pending);
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1;
}

void bx_interrupts_release(bx_interrupts before)
{
    sigset_t set;
    sigemptyset(&set);
    if (!(before.held & 1)) sigaddset(&set, SIGINT);
    if (!(before.held & 2)) sigaddset(&set, SIGTERM);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}
