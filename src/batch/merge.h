/*
 * merge.h - the manifests of several machines become one
 */
#ifndef BX_BATCH_MERGE_H
#define BX_BATCH_MERGE_H

#include "base/arena.h"
#include "base/diag.h"

typedef struct bx_merge {
    const char *const *paths; /* of the manifests */
    int count;
    const char *output;   /* file, or - */
    bx_language language; /* of the table's head */
} bx_merge;

/**
 * Reads the manifests, writes the output and the table of people beside it
 * (summary.tsv in its folder). Lines come in the order of the data's paths; of a report that
 * stands in several, a line that was made wins, then the later one.
 * @return BX_ERR_USAGE (BX0906) when two reports went to one file: nothing is written then;
 *         BX_ERR_SYSTEM; BX_ERR_MEMORY. Messages stay in the sink
 */
bx_status bx_merge_run(bx_arena *arena, const bx_merge *merge, bx_diag *diag);

#endif
