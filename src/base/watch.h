/*
 * watch.h - processes that end by themselves, whatever they are doing
 *
 * A timer of POSIX whose signal (SIGALRM) carries what its handler needs, so that nothing is
 * global. Work that is in the way of an end, such as a library that loops, cannot stop it.
 */
#ifndef BX_BASE_WATCH_H
#define BX_BASE_WATCH_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Ends this process within a tenth of a second or so of the other end of `socket` being closed:
 * a worker whose parent was killed must not go on. Holds until the process ends.
 * @return false when the system has no timer left; then nothing is watched
 */
bool bx_watch_peer(int socket);

/** What is said when time is over. */
typedef struct bx_last_words {
    const char *text; /* for standard error */
    size_t len;
    int exit_status;
} bx_last_words;

typedef struct bx_watch bx_watch;

/**
 * Ends this process after so many seconds of its own work: processor time, so that a pipe may be
 * as slow as it likes. NULL when memory or timers are out; then there is no limit.
 * @param words  borrowed until bx_watch_free
 */
bx_watch *bx_watch_work(int seconds, const bx_last_words *words);
void bx_watch_free(bx_watch *watch);

#endif
