/*
 * merge.h - the manifests of several machines become one
 */
#ifndef BX_APP_MERGE_H
#define BX_APP_MERGE_H

#include "app/options.h"

/**
 * Reads options->operands, writes options->output and the table of people beside it
 * (summary.tsv in its folder). Lines come in the order of the data's paths; of a report that
 * stands in several, a line that was made wins, then the later one.
 * @return BX_ERR_USAGE (BX0906) when two reports went to one file: nothing is written then;
 *         BX_ERR_SYSTEM; BX_ERR_MEMORY. Messages stay in the sink
 */
bx_status bx_merge_run(bx_arena *arena, const bx_options *options, bx_diag *diag);

#endif
