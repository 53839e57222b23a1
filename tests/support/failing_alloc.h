/*
 * failing_alloc.h - allocations that fail when they are told to
 *
 * For programs linked with -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc (those in
 * tests/fault): every allocation of our own objects is counted. What shared
 * libraries allocate for themselves is neither counted nor failed.
 */
#ifndef BX_TESTS_FAILING_ALLOC_H
#define BX_TESTS_FAILING_ALLOC_H

#include <stdbool.h>

/** Counts from 1 again; allocation `at` fails, and with `ever` all that follow it. 0: none. */
void bx_alloc_fail(long at, bool ever);

/** Allocations since then. */
long bx_alloc_count(void);

/** Whether one failed since then. */
bool bx_alloc_has_failed(void);

#endif
