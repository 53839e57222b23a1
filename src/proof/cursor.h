/*
 * cursor.h - a place in bytes that are being read, and the least that can be read there
 *
 * White space, delimiters and comments are those of ISO 32000-1, 7.2. Nothing here reports: what
 * is not there is not taken.
 */
#ifndef BX_PROOF_CURSOR_H
#define BX_PROOF_CURSOR_H

#include "base/str.h"

typedef struct bx_proof_cursor {
    bx_str bytes;
    size_t at;      /* next byte, up to bytes.len */
    bool is_inside; /* these are not the file's bytes but an object stream's ... */
    size_t shown;   /* ... which stands at this byte of the file */
} bx_proof_cursor;

/** The byte of the file that a message about the next byte names. */
static inline size_t bx_proof_cursor_place(const bx_proof_cursor *c)
{
    return c->is_inside ? c->shown : c->at;
}

/** The byte `ahead` of the next one, or -1 behind the end. */
static inline int bx_proof_cursor_peek(const bx_proof_cursor *c, size_t ahead)
{
    return ahead < c->bytes.len - c->at ? (unsigned char)c->bytes.ptr[c->at + ahead] : -1;
}

/** NUL, tab, LF, FF, CR, space (7.2.2, table 1). */
static inline bool bx_proof_is_white(int byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f' || byte == 0;
}

/** Of a name, a number or a keyword: no white space, no delimiter, not behind the end. */
bool bx_proof_is_regular(int byte);

/** 0 to 15, or -1. */
int bx_proof_hex_digit(int byte);

/** Goes past white space and comments. */
void bx_proof_cursor_skip(bx_proof_cursor *c);

/** Takes a keyword that stands whole at the next byte. */
bool bx_proof_cursor_word(bx_proof_cursor *c, const char *word);

/** Takes decimal digits, at least one and no more than `most`, with no other regular byte behind them. */
bool bx_proof_cursor_digits(bx_proof_cursor *c, int most, int64_t *value);

/** Takes one line end: CR LF, LF, or CR. */
bool bx_proof_cursor_line_end(bx_proof_cursor *c);

#endif
