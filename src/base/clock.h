/*
 * clock.h - how long something takes, and what time it is
 *
 * For timeouts, progress, the manifest and signatures only: nothing else that is made may depend on it.
 */
#ifndef BX_BASE_CLOCK_H
#define BX_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

/** Milliseconds since some moment; never goes back. */
static inline int64_t bx_clock_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/** Seconds since 1970, as the computer's clock has it: when something is signed, and when that is judged. */
static inline int64_t bx_clock_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec;
}

#endif
