#include "base/watch.h"

#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#include "base/ban.h"

struct bx_watch {
    timer_t timer;
};

typedef void (*handler)(int number, siginfo_t *info, void *context);

/* Only what a timer of this process sends has a value that means something. */
static void look_at_peer(int number, siginfo_t *info, void *context)
{
    (void)number;
    (void)context;
    if (info->si_code != SI_TIMER) return;
    struct pollfd peer = {.fd = info->si_value.sival_int};
    if (poll(&peer, 1, 0) > 0) _exit(0); /* nothing is asked for: what is told is the end */
}

static void say_last_words(int number, siginfo_t *info, void *context)
{
    (void)number;
    (void)context;
    if (info->si_code != SI_TIMER) return;
    const bx_last_words *words = info->si_value.sival_ptr;
    ssize_t put = write(STDERR_FILENO, words->text, words->len);
    _exit(put < 0 ? 2 : words->exit_status);
}

/* The signal comes through whatever the caller of the program did to it. */
static bool catch_alarm(handler handle)
{
    struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigset_t set;
    sigemptyset(&action.sa_mask);
    sigemptyset(&set);
    sigaddset(&set, SIGALRM);
    return sigaction(SIGALRM, &action, NULL) == 0 && sigprocmask(SIG_UNBLOCK, &set, NULL) == 0;
}

static bool start(clockid_t clock, union sigval value, const struct itimerspec *times,
                  timer_t *timer)
{
    struct sigevent event = {
        .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM, .sigev_value = value};
    if (timer_create(clock, &event, timer) != 0) return false;
    if (timer_settime(*timer, 0, times, NULL) == 0) return true;
    timer_delete(*timer);
    return false;
}

bool bx_watch_peer(int socket)
{
    const struct timespec tick = {.tv_nsec = 100000000};
    const struct itimerspec times = {.it_interval = tick, .it_value = tick};
    timer_t timer;
    return catch_alarm(look_at_peer) &&
           start(CLOCK_MONOTONIC, (union sigval){.sival_int = socket}, &times, &timer);
}

bx_watch *bx_watch_work(int seconds, const bx_last_words *words)
{
    const struct itimerspec times = {.it_value = {.tv_sec = seconds}};
    bx_watch *watch = calloc(1, sizeof *watch);
    union sigval value = {.sival_ptr = (void *)(uintptr_t)words};
    if (watch && catch_alarm(say_last_words) &&
        start(CLOCK_PROCESS_CPUTIME_ID, value, &times, &watch->timer))
        return watch;
    free(watch);
    return NULL;
}

void bx_watch_free(bx_watch *watch)
{
    if (watch) timer_delete(watch->timer);
    free(watch);
}
