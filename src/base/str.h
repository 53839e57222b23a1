/*
 * str.h - strings with a length, and a buffer that grows
 *
 * A bx_str is a borrowed range of bytes (UTF-8 unless said otherwise); it need
 * not end in NUL and owns nothing. A bx_buf owns its bytes, keeps a NUL behind
 * them and is sticky: once memory is out, further appends do nothing and
 * its `failed` tells, so that a writer asks once at the end.
 */
#ifndef BX_BASE_STR_H
#define BX_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/len.h"

typedef struct bx_str {
    const char *ptr; /* may be NULL when len is 0 */
    size_t len;      /* bytes */
} bx_str;

#define BX_STR(literal) ((bx_str){(literal), sizeof(literal) - 1})
#define BX_STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : "" /* for "%.*s" */

/** The range of a NUL-ended string; NULL gives the empty range. */
bx_str bx_str_from(const char *text);

bool bx_str_equal(bx_str a, bx_str b);
bool bx_str_is(bx_str a, const char *text);
bool bx_str_starts(bx_str a, bx_str prefix);
bool bx_str_ends(bx_str a, bx_str suffix);

/** Bytes as unsigned numbers, shorter first among equals: below, at or above zero. */
int bx_str_compare(bx_str a, bx_str b);

/** First place of `part` in `a`, or a.len. An empty part is found at 0. */
size_t bx_str_find(bx_str a, bx_str part);

/** Bytes of a blank at the start, or 0: space, tab, line end, a space of Unicode (Zs), U+FEFF. */
size_t bx_str_blank(bx_str a);

/** The range without blanks at both ends: an indent that was typed is none of the text. */
bx_str bx_str_trim(bx_str a);

/** A copy in the arena with a NUL behind it; ptr is NULL when memory is out. */
bx_str bx_str_copy(bx_arena *arena, bx_str a);

/**
 * Reads all of `a` as a decimal integer with an optional '-'.
 * False (and *value untouched) when empty, when another character occurs or out of range.
 */
bool bx_str_to_int(bx_str a, int64_t *value);

/** Edits (insert, delete, replace a byte) between two strings, at most `most`: for "did you mean". */
size_t bx_str_distance(bx_str a, bx_str b, size_t most);

typedef struct bx_buf {
    char *ptr; /* NUL-ended once anything was added; NULL before */
    size_t len, cap;
    size_t limit; /* most bytes it may hold; 0: no limit */
    bool failed;
} bx_buf;

void bx_buf_release(bx_buf *buf);

/**
 * The end of a text that was put together: a copy in the arena with a NUL behind it, also of an
 * empty buffer. The buffer is released whatever happens. ptr is NULL when memory is out or was
 * (`failed`): a text that is not whole is never kept.
 */
bx_str bx_buf_keep(bx_buf *buf, bx_arena *arena);

void bx_buf_clear(bx_buf *buf);
bx_str bx_buf_str(const bx_buf *buf);
void bx_buf_add(bx_buf *buf, const void *bytes, size_t len);
/** Room for `len` bytes behind what is there, to be written and then taken; NULL once it has failed. */
char *bx_buf_reserve(bx_buf *buf, size_t len);
/** The first `len` bytes of what was reserved belong to the buffer. */
void bx_buf_take(bx_buf *buf, size_t len);
void bx_buf_add_str(bx_buf *buf, bx_str text);

/** A text that ends in NUL. Inline, so that the length of one that is spelled out is known. */
static inline void bx_buf_add_text(bx_buf *buf, const char *text)
{
    bx_buf_add(buf, text, strlen(text));
}

void bx_buf_add_byte(bx_buf *buf, char byte);
void bx_buf_add_int(bx_buf *buf, int64_t value);
void bx_buf_add_hex(bx_buf *buf, uint32_t value,
                    int digits); /* upper case, `digits` wide (1 to 8) */

/**
 * `value` / 10^places as a decimal, places 0 to 6, trailing zeros dropped: 15793 with 3 is
 * "15.793", -500 is "-0.5". `value` is not INT64_MIN.
 */
void bx_buf_add_fixed(bx_buf *buf, int64_t value, int places);

/**
 * A length in points with at most `places` (0 to 6) decimals, rounded to nearest,
 * trailing zeros dropped: "15.793", "-0.5", "0". Never depends on the locale.
 */
void bx_buf_add_pt(bx_buf *buf, bx_len length, int places);

/** printf without floating point. For text whose size has no meaning, not for PDF numbers. */
void bx_buf_printf(bx_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
