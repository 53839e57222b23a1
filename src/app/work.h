/*
 * work.h - one report as a command takes it: read, checked, painted, written
 *
 * The same for a report alone and for one of thousands, in this process or in a
 * worker: a report that fails leaves its messages in the sink and nothing else.
 */
#ifndef BX_APP_WORK_H
#define BX_APP_WORK_H

#include "app/house.h"
#include "app/options.h"
#include "app/target.h"

typedef struct bx_work {
    const bx_options *options;
    bx_house *house;
    bx_diag *diag;
    bx_arena *arena;   /* of the target's paths */
    bx_target *target; /* where reports go for which no path is given */
} bx_work;

/** What became of a report. */
typedef struct bx_outcome {
    bool failed; /* the sink says why */
    int pages, warnings;
} bx_outcome;

/**
 * Takes a report as far as the command goes.
 * @param path  where its PDF goes; NULL: work->target says. Folders of it are made
 * Messages stay in work->diag, which must be empty before.
 */
bx_outcome bx_work_do(bx_work *work, const char *data, const char *path);

/**
 * Reads a report and nothing more, for the name of its PDF.
 * @param name  set to what the pattern gives, in `arena`; empty when it has none
 */
bx_outcome bx_work_name(bx_work *work, const char *data, bx_arena *arena, bx_str *name);

#endif
