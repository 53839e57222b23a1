/*
 * fit.h - how a range of clusters fills a line, and what that costs the eye
 *
 * clreq #procedures_for_inter-character_spacing_reduction and _expansion; GB/T
 * 15834-2011 5.1.10, 5.1.11. A line that is too wide gives white, step by step, one
 * that is too narrow is opened, in clreq's order. The cost compares lines: 27
 * gaps widened for one missing character are 1,200, for two missing ones eight times as
 * much; a comma that loses all its half em is 1,600, two that share the loss are 800.
 *
 * From a tenth of an em between two hanzi on, readers of a PDF find a space there. Gaps
 * between hanzi and letters, where one is expected, grow alone then, to half an em. What
 * opens a line further costs BX_FIT_SPACED more, and as much again for each tenth of an em
 * beyond: so two such lines are better than one with a hole.
 */
#ifndef BX_TEXT_FIT_H
#define BX_TEXT_FIT_H

#include "text/line_report.h"
#include "text/prepared.h"

typedef enum bx_line_way {
    BX_LINE_RAGGED, /* left as wide as it is */
    BX_LINE_FILLED, /* opened to the measure, unless gaps would become too wide */
    BX_LINE_SPREAD, /* whatever the gaps become */
} bx_line_way;

/** A range of clusters that is to become a line. */
typedef struct bx_line_plan {
    int start, end; /* clusters */
    int hung;       /* clusters at the end that a centred line does not count: a mark in a stack */
    bx_len indent;
    bool trim; /* white before the first mark goes */
    bx_line_way way;
} bx_line_plan;

/**
 * One side of a line: the sums of prepared.h without what the line's edge takes. Two of
 * them are measured by subtraction, so that many ends are tried with many starts.
 */
typedef struct bx_line_side {
    int at; /* the first cluster, or the one behind the last that is no space */
    int gaps;
    bx_len reach, give, spaces, growth, beside;
    bx_len em;   /* a start's */
    bx_len most; /* a start's: between two hanzi a gap opened by more reads as a space */
    bx_len hang; /* an end's: what of its mark may stand outside when nothing else fits; 0: none */
} bx_line_side;

bx_line_side bx_fit_start(const bx_prepared *p, int start, bool trim);
bx_line_side bx_fit_end(const bx_prepared *p, int end);

/** A line as it stands: spaces at its end and white at its edges are gone. */
typedef struct bx_extent {
    bx_len natural; /* as it stands */
    bx_len least;   /* with all white spent */
    bx_len hang;    /* may stand outside */
    int gaps;       /* that may be widened */
} bx_extent;

/** All zero for a line of spaces alone. */
static inline bx_extent bx_fit_between(const bx_line_side *start, const bx_line_side *end)
{
    if (end->at <= start->at) return (bx_extent){0};
    bx_len hang = end->at - start->at > 1 ? end->hang : 0;
    bx_len natural = end->reach - start->reach;
    return (bx_extent){.natural = natural,
                       .least = natural - (end->give - start->give) - hang,
                       .hang = hang,
                       .gaps = end->gaps - start->gaps};
}

bx_extent bx_fit_measure(const bx_prepared *p, int start, int end, bool trim);

/** How a line comes to stand in `room`. */
void bx_fit_sides(const bx_prepared *p, const bx_line_side *start, const bx_line_side *end,
                  bx_line_way way, bx_len room, bx_fit *fit);
void bx_fit_line(const bx_prepared *p, const bx_line_plan *plan, bx_len room, bx_fit *fit);

/** What of a fit its neighbours want to know. */
typedef struct bx_verdict {
    int64_t cost;
    bool is_loose, is_tight;
} bx_verdict;

bx_verdict bx_fit_judge(const bx_prepared *p, const bx_line_side *start, const bx_line_side *end,
                        bx_line_way way, bx_len room);

/** What a line costs, beside all else, whose gaps read as spaces: bx_line_side.most. */
#define BX_FIT_SPACED 500000000

/**
 * Lines whose gaps are wider, in 1/1000 em, cost more than `cost`, if they are opened alike
 * (bx_shortage: not those that are widened); INT64_MAX when none does.
 */
int64_t bx_fit_widest_gap(int64_t cost);

/** What a line may be short of. */
typedef enum bx_shortage {
    BX_SHORT_OPENED,  /* all its gaps are opened alike */
    BX_SHORT_BARE,    /* it has none, as lines of an address have, and ends up to three em early */
    BX_SHORT_WIDENED, /* and those beside letters by more */
    BX_SHORT_SPACED,  /* and all by more than reads well, at BX_FIT_SPACED and more */
} bx_shortage;

/** @param missing  what is wanted of gaps when word spaces and the gaps' own growth are spent */
static inline bx_shortage bx_fit_shortage(const bx_line_side *start, const bx_line_side *end,
                                          bx_len missing)
{
    int gaps = end->gaps - start->gaps;
    bx_len more = missing - start->most * gaps;
    if (more <= 0) return BX_SHORT_OPENED;
    if (gaps == 0) return more <= 3 * start->em ? BX_SHORT_BARE : BX_SHORT_SPACED;
    return more <= end->beside - start->beside ? BX_SHORT_WIDENED : BX_SHORT_SPACED;
}

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
