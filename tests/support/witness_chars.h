/*
 * witness_chars.h - text as characters, and the classes of characters that the
 * witness knows by itself: GB/T 15834-2011 5.1 and clreq
 * #prohibition_rules_for_line_start_end, level gb.
 */
#ifndef WITNESS_CHARS_H
#define WITNESS_CHARS_H

#include <stdint.h>

#include "support/witness_check.h"

typedef struct witness_chars {
    uint32_t *at;
    size_t count, room;
} witness_chars;

void witness_chars_add(witness *w, witness_chars *chars, uint32_t character);

/** Appends `len` bytes of UTF-8; a byte that is none becomes U+FFFD. */
void witness_chars_add_text(witness *w, witness_chars *chars, const char *text, size_t len);

/** All of `text` without white space. */
witness_chars witness_chars_bare(witness *w, const char *text);

/** Part of the characters as UTF-8. */
char *witness_chars_text(witness *w, const uint32_t *at, size_t count);

/** First place of `part` at or behind `from`, or SIZE_MAX. */
size_t witness_chars_find(const witness_chars *chars, size_t from, const witness_chars *part);

/** Claims that both are equal; a failure shows where they part. */
bool witness_chars_same(witness *w, int page, const char *what, const witness_chars *expected,
                        const witness_chars *found);

/** Spaces, line ends, form feeds, U+3000, U+00A0 and the byte order mark. */
bool witness_is_space(uint32_t c);
bool witness_is_hanzi(uint32_t c);
bool witness_is_rare(uint32_t c); /* the samples' hanzi outside GB 2312: another face stands in */
bool witness_is_digit(uint32_t c);
bool witness_is_western(uint32_t c); /* what words, numbers and addresses consist of */
bool witness_is_opening(uint32_t c); /* full-width, ink in the right half */
bool witness_is_closing(uint32_t c); /* full-width, ink in the left half: brackets and stops */
bool witness_may_start_line(uint32_t c);
bool witness_may_end_line(uint32_t c);

#endif
