/*
 * gauge.h - one element, or all that a clause means, measured
 */
#ifndef BX_MEASURE_GAUGE_H
#define BX_MEASURE_GAUGE_H

#include "font/fontset.h"
#include "measure/select.h"

/** What was measured. */
typedef struct bx_reading {
    int64_t value; /* a length (bx_len) or a number */
    bx_str word;   /* of gauges of words */
    int page;      /* index, from 0; -1: nothing is there */
} bx_reading;

/** What a clause is measured on. */
typedef struct bx_gauged {
    const bx_clause *clause;
    const bx_pages *pages;
    const bx_fontset *fonts;
    bx_chosen of, others; /* others: of `from`, where it is elements */
} bx_gauged;

/** Whether a gauge gives one number for all elements together. */
bool bx_gauge_is_of_all(bx_gauge gauge);

/** Measures one element. False: it has nothing of the kind, or there is nothing to measure it from. */
bool bx_gauge_one(const bx_gauged *on, const bx_element *element, bx_reading *reading);

/** Measures all together. False likewise; a count is always there. */
bool bx_gauge_all(const bx_gauged *on, bx_reading *reading);

#endif
