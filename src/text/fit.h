/*
 * fit.h - how a range of clusters fills a line, and what that costs the eye
 *
 * clreq #procedures_for_inter-character_spacing_reduction and _expansion; GB/T
 * 15834-2011 5.1.10, 5.1.11. A line that is too wide gives white, step by step, one
 * that is too narrow is opened, in clreq's order. The cost compares lines: 27
 * gaps widened for one missing character are 1,200, for two missing ones eight times as
 * much; a comma that loses all its half em is 1,600, two that share the loss are 800.
 */
#ifndef BX_TEXT_FIT_H
#define BX_TEXT_FIT_H

#include "text/line_report.h"
#include "text/prepared.h"

/** A range of clusters that is to become a line. */
typedef struct bx_line_plan {
    int start, end; /* clusters */
    int hung;       /* clusters at the end that a centred line does not count: a mark in a stack */
    bx_len indent;
    bool trim;   /* white before the first mark goes */
    bool fill;   /* widened to the measure */
    bool spread; /* whatever the gaps become */
} bx_line_plan;

/** A range as it stands: spaces at its end and white at its edges are gone. */
typedef struct bx_extent {
    bx_len natural; /* as it stands */
    bx_len least;   /* with all white spent */
    bx_len hang; /* of a mark at the end: what may stand outside when nothing else fits; 0: none */
    int gaps;    /* that may be widened */
} bx_extent;

bx_extent bx_fit_measure(const bx_prepared *p, int start, int end, bool trim);

/** Where the clusters end that are not spaces; start when there is none. */
int bx_fit_solid_end(const bx_prepared *p, int start, int end);

/** How the plan's range comes to stand in `room`. */
void bx_fit_line(const bx_prepared *p, const bx_line_plan *plan, bx_len room, bx_fit *fit);

/** The same for a range that has been measured. */
void bx_fit_from(const bx_prepared *p, const bx_line_plan *plan, bx_len room,
                 const bx_extent *extent, bx_fit *fit);

/**
 * Gaps wider than em / BX_LOOSE are noticed when several lines in a row have them; a line
 * whose gaps would exceed em / BX_WIDEST is left as it is.
 */
enum { BX_LOOSE = 20, BX_WIDEST = 2 };

/** What a cluster is in a set line. */
typedef struct bx_spent {
    bx_len cut;     /* of the white before its ink */
    bx_len advance; /* to the next cluster */
} bx_spent;

/**
 * Carries out a fit.
 * @param spent  set for each cluster of the plan
 * @return the width reached, without what hangs
 */
bx_len bx_fit_spend(const bx_prepared *p, const bx_line_plan *plan, const bx_fit *fit,
                    bx_spent *spent);

#endif
