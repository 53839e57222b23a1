/*
 * witness_check.h - what every measuring program of the witness stands on
 *
 * The witness shares no code with src: it judges finished PDFs by what other
 * people's readers say of them. Here: claims with a page, a bound and both values,
 * and memory that is released at the end. A program that claimed nothing fails.
 */
#ifndef WITNESS_CHECK_H
#define WITNESS_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#define WITNESS_TOLERANCE 0.2 /* mm; GB/T 9704-2012 6.1 allows 1 */

typedef struct witness {
    const char *name; /* what is measured, for the messages */
    int claims, failures;
    void *blocks; /* everything taken, newest first */
} witness;

/** Zeroed memory that lives until witness_end. Never NULL: without memory the program ends. */
void *witness_take(witness *w, size_t size);

/**
 * `items` with room for at least one more than `count`; moves when it grows.
 * @param room  in and out: how many fit
 */
void *witness_grow(witness *w, void *items, size_t count, size_t *room, size_t size);

/** The whole file with a NUL behind it; ends the program with status 2 if it cannot be read. */
char *witness_slurp(witness *w, const char *path);

/** Counts a claim; when it does not hold, prints the page (0: none) and the message. */
bool witness_claim(witness *w, bool holds, int page, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** Claims that two lengths in mm differ by no more than `tolerance`. */
bool witness_near(witness *w, int page, const char *what, double expected, double found,
                  double tolerance);

/** Claims that two texts are equal. */
bool witness_same(witness *w, int page, const char *what, const char *expected, const char *found);

/** Releases everything and prints a line; the exit status. */
int witness_end(witness *w);

#endif
