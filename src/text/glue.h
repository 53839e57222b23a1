/*
 * glue.h - widths amid a line, and the white in them that may go
 *
 * clreq #punctuation_width_adjustment, #h-adjustment_of_adjacent_punctuation_marks,
 * #mixed_text_composition_in_horizontal_writing_mode; GB/T 15834-2011 5.1. Reads classes
 * and the line rules; knows no measure. fit.h spends what is set here.
 */
#ifndef BX_TEXT_GLUE_H
#define BX_TEXT_GLUE_H

#include "text/prepared.h"

/** Sets advance, before, after, gap, ink, collapsed and stretches of all clusters. */
void bx_glue_set(bx_prepared *p);

/** Sums widths and white into p->positions, which has count + 1 entries. */
void bx_glue_sum(bx_prepared *p);

/**
 * The tracking behind a cluster, within its advance; nothing at a line's end. Between texts of
 * different tracking that which moves them less. None behind a space
 * without width, amid —— and ……, behind letters that may be joined, in the cells of a fixed grid.
 */
bx_len bx_glue_track(const bx_prepared *p, int i);

/** The same; most texts have none. */
static inline bx_len bx_glue_tracking(const bx_prepared *p, int i)
{
    return p->tracked ? bx_glue_track(p, i) : 0;
}

/** The gap rule behind a cluster. */
bx_gap bx_glue_gap(const bx_prepared *p, const bx_cluster *c);

/**
 * Of what is opened between two hanzi no more than this, since a reader's limit is a tenth of
 * the size: from there on it finds a space. A cell wider than its character has opened the
 * line already, by a part that is the same everywhere.
 */
bx_len bx_glue_most_gap(const bx_text_style *style);

/** What the gap behind a cluster may still grow then, between a hanzi and a letter: to half an em. */
bx_len bx_glue_beside(const bx_prepared *p, const bx_cluster *c);

#endif
