/*
 * shared_seals.h - seals that reports of different bodies have in common
 *
 * Known when all reports of a batch were read, before any is made. It looks at the batch alone: what
 * another machine makes, or another run made, is not known here.
 */
#ifndef BX_BATCH_SHARED_SEALS_H
#define BX_BATCH_SHARED_SEALS_H

#include "batch/work.h"

/** A seal of a report. All is borrowed. */
typedef struct bx_report_seal {
    bx_str sha256; /* of its file, 64 digits */
    bx_str names;  /* of the body that it stands for */
    bx_str body;   /* of the report, its author; may be empty */
    const char *data;
    int report;
    const struct bx_report_seal *rival; /* of bx_shared_seals_find: another body's; NULL: none */
} bx_report_seal;

/**
 * Cuts the next seal off what is left of an intent's (bx_intent.seals).
 * @return false: there is none, or what is left is no seal
 */
bool bx_shared_seals_next(bx_str *left, bx_report_seal *seal);

/**
 * Orders seals by their pictures and reports, and gives each a rival where another one of the same
 * picture has another body: other names, in a report of another author. Of several that share one,
 * all have rivals: nobody knows whose it is.
 */
void bx_shared_seals_find(bx_report_seal *seals, int count);

#endif
