/*
 * breaker.h - what the ways of breaking share
 *
 * Private to breaks.c and the files that choose line ends: first_fit.c (line by line),
 * total_fit.c (the paragraph as a whole), title_fit.c (few centred lines).
 */
#ifndef BX_TEXT_BREAKER_H
#define BX_TEXT_BREAKER_H

#include "base/vec.h"
#include "text/fit.h"
#include "text/line.h"
#include "text/prepared.h"

typedef struct bx_breaker {
    bx_arena *scratch; /* owns the plans */
    const bx_prepared *p;
    const bx_measure *measure;
    BX_VEC(bx_line_plan) plans;
} bx_breaker;

/** What a line end is worth, behind cluster end - 1. */
static inline bx_place_kind bx_place_at(const bx_prepared *p, int end)
{
    return (bx_place_kind)p->clusters[end - 1].place;
}

static inline bx_len bx_em_at(const bx_prepared *p, int cluster)
{
    return bx_cluster_style(p, &p->clusters[cluster])->em;
}

/** An advance is rounded to the unit: so each cluster may be off by one. */
static inline bool bx_width_fits(bx_len width, bx_len room, int clusters)
{
    return width <= room + clusters;
}

/** A line that starts there; its end is still to be chosen. */
bx_line_plan bx_line_open(const bx_breaker *b, int start);

/** Width between the line's indent and the measure's end. */
bx_len bx_line_room(const bx_breaker *b, const bx_line_plan *plan);

/** A line of one hanzi, with or without marks behind it (clreq #adjustments_of_orphans_and_widows). */
bool bx_line_is_orphan(const bx_prepared *p, int start, int end);

/** Faults of a line that ends there, as far as the line alone tells. */
unsigned bx_line_faults(const bx_prepared *p, int start, int end);

/** Sum of the penalties of faults, in the unit of bx_fit.cost. */
int64_t bx_fault_penalty(unsigned faults);

bx_status bx_line_push(bx_breaker *b, bx_line_plan plan);

#endif
