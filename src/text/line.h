/*
 * line.h - the measure that lines are broken to, and a line as it is set
 */
#ifndef BX_TEXT_LINE_H
#define BX_TEXT_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/len.h"
#include "font/run.h"
#include "text/line_report.h"

typedef enum bx_justify {
    /* all lines but the last fill the measure, unless gaps would exceed half an em; the last one
       stands where its paragraph starts: at the right when its first letter runs from right to left */
    BX_JUSTIFY,
    BX_FLUSH_START,
    BX_FLUSH_CENTER, /* by visible ink: the empty half of an edge mark does not count */
    BX_FLUSH_END,
    BX_SPREAD, /* 分散对齐: all lines fill the measure, the last one too, whatever the gaps */
} bx_justify;

/** Centred text of several lines. */
typedef enum bx_balance {
    BX_BALANCE_NONE,  /* filled line by line */
    BX_BALANCE_EVEN,  /* no more lines than needed, of like length: cells */
    BX_BALANCE_TITLE, /* and a trapezoid or a diamond (GB/T 9704-2012 7.3.1) */
    BX_BALANCE_NAME, /* as a title; best behind the place that an organ is of: 云泽县 | 农业农村局 */
} bx_balance;

typedef struct bx_measure {
    bx_len width; /* of the line, above zero */
    bx_len first; /* indent of the first line, 0 or more */
    bx_len rest;  /* indent of the others */
    bx_justify justify;
    bx_balance balance;
    bool stack; /* one cluster a line, for upright labels; a space goes with the line before */
    /* what is wider than a line and has no place to be broken is broken at any cluster; lines are
       chosen one by one then */
    bool tears;
} bx_measure;

typedef struct bx_line {
    size_t start, end;  /* bytes of the paragraph; the lines together hold all of it */
    const bx_run *runs; /* left to right; x from the measure's left edge, indent and flush in it */
    int run_count;
    bx_len width;    /* as set, without indent, spaces at the end and white at the edges */
    bx_len natural;  /* before squeezing or stretching */
    bx_len slack;    /* measure - indent - width; below zero only when nothing could break */
    bx_fit fit;      /* how it came from natural to width */
    unsigned faults; /* bx_fault */
    bool spread;     /* its gaps are as wide as the measure wants them */
    int64_t penalty; /* of the faults; with fit.cost it is what the line costs */
} bx_line;

#endif
