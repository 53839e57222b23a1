/*
 * glue.h - widths, the white that may go, and how a line spends it
 *
 * clreq #h-compression, #h-adjustment_of_adjacent_punctuation_marks and the two
 * procedures for reducing and expanding inter-character spacing; GB/T 15834-2011
 * 5.1. In the preparing: the width of every cluster amid a line, adjacent marks
 * squeezed. In the breaking: a range of clusters brought to a width.
 */
#ifndef BX_TEXT_GLUE_H
#define BX_TEXT_GLUE_H

#include "text/prepared.h"

/** Sets advance, before, after, ink, collapsed and stretches of all clusters. */
void bx_glue_set(bx_prepared *p);

/** Sums widths and white into p->positions, which has count + 1 entries. */
void bx_glue_sum(bx_prepared *p);

/** A range of clusters as a line: spaces at its end and white at its edges are gone. */
typedef struct bx_extent {
    bx_len natural; /* as it stands */
    bx_len least;   /* with all white spent */
    int gaps;       /* that may be widened */
} bx_extent;

/** @param trim  the white before an opening mark at the start goes, too */
bx_extent bx_glue_measure(const bx_prepared *p, int start, int end, bool trim);

/** What a cluster is in a set line. */
typedef struct bx_spent {
    bx_len cut;     /* of the white before its ink */
    bx_len advance; /* to the next cluster */
} bx_spent;

/**
 * Brings the clusters [start, end) to `width`: spends white while they are wider, and
 * widens gaps while they are narrower and `fill` is set. Stops where there is no more
 * white; leaves a line alone whose gaps would exceed half an em.
 * @param spent  set for each cluster of the range
 * @return the width reached
 */
bx_len bx_glue_spend(const bx_prepared *p, int start, int end, bool trim, bx_len width, bool fill,
                     bx_spent *spent);

#endif
