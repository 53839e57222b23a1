/*
 * clock.h - how long something takes
 *
 * For timeouts, progress and the manifest only: nothing that is made may depend on it.
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

#endif
