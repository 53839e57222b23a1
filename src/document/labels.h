/*
 * labels.h - the body's own wordings of a layout's labels
 *
 * The data may print "本年度制发件数" where the layout has "本年制发件数". A label is
 * found with white space and line ends left out and full and half width folded, so
 * that a padded key still matches; what is printed is the body's own text,
 * untouched. Table cells match as a whole, headings also without their marker.
 */
#ifndef BX_DOCUMENT_LABELS_H
#define BX_DOCUMENT_LABELS_H

#include "base/arena.h"
#include "base/diag.h"
#include "data/record.h"
#include "layout/layout.h"

typedef struct bx_labels {
    const bx_text *pairs; /* wording, own wording; borrowed from the record */
    int count;            /* of pairs */
} bx_labels;

/**
 * The record's labels, each held against the layout: a note for each that is put
 * in (BX0415), an error for each that the layout does not have (BX0414, BX0506).
 * @param labels  set with BX_OK and BX_ERR_INPUT
 */
bx_status bx_labels_read(bx_arena *arena, const bx_layout *t, const bx_record *record,
                         bx_diag *diag, bx_labels *labels);

/** The body's own wording of a label, or NULL. */
const bx_text *bx_labels_lookup(const bx_labels *labels, bx_str label);

#endif
