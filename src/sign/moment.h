/*
 * moment.h - when something is signed: a point in time as people and as PDF write it
 *
 * Seconds since 1970-01-01 00:00 UTC, years 1970 to 9999. Written at +08:00, China's one time, wherever the
 * machine stands.
 */
#ifndef BX_SIGN_MOMENT_H
#define BX_SIGN_MOMENT_H

#include <stdint.h>

#include "base/str.h"

#define BX_MOMENT_MOST INT64_C(253402271999) /* the last second of 9999 at +08:00 */

/** Appends "D:20240131153000+08'00" with the apostrophe behind it (ISO 32000-1, 7.9.4). */
void bx_moment_add_pdf(int64_t moment, bx_buf *out);

/** Appends "2024-01-31 15:30:00 +08:00". */
void bx_moment_add(int64_t moment, bx_buf *out);

/** "2024-01-31", "2024-01-31 15:30", "2024-01-31T15:30:00", each with "Z" or "+08:00" behind it or not: then it is +08:00. */
bool bx_moment_read(bx_str text, int64_t *moment);

/** A date of a PDF: "D:20240131153000+08'00'" with or without its later parts. */
bool bx_moment_read_pdf(bx_str text, int64_t *moment);

#endif
