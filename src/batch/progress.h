/*
 * progress.h - how far a batch is
 *
 * On a terminal one line that is written over: a bar, counts, the rate, the time left, and
 * the report that was lost last. Elsewhere a plain line, or with --format json an object,
 * at most every ten seconds, so that a log of ten thousand reports stays readable.
 * Everything goes to stderr.
 */
#ifndef BX_BATCH_PROGRESS_H
#define BX_BATCH_PROGRESS_H

#include "house/report.h"

typedef struct bx_progress {
    int total, done, failed;
    const char *last_failed; /* NULL: none; lent */
    bool terminal, shown;
    bx_language language;
    bx_report_format format;
    int columns;                /* of the terminal */
    int64_t start, last_change; /* ms */
} bx_progress;

/** Starts the clock. `total`: reports that will end. */
void bx_progress_start(bx_progress *progress, int total, bx_language language,
                       bx_report_format format);

/** One more report has ended. `failed`: its data's name, or NULL. */
void bx_progress_step(bx_progress *progress, const char *failed);

/** Takes the line off a terminal, so that something else can be written; the next step shows it again. */
void bx_progress_hide(bx_progress *progress);

/**
 * Appends what the line says at `now` (ms on the clock of `start`), without its end.
 * @param columns  0: no bar
 */
void bx_progress_write(const bx_progress *progress, int64_t now, int columns, bx_buf *out);

#endif
