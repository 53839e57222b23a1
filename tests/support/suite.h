/*
 * suite.h - the main of a test program: a list of Check tests, each in a process of its own
 */
#ifndef BX_TESTS_SUITE_H
#define BX_TESTS_SUITE_H

#include <check.h>

#define BX_COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/** Runs the tests and gives the program's exit status. A test may take a minute. */
int bx_suite_run(const char *name, const TTest *const *tests, int count);

#endif
