/*
 * batch.h - many reports, shared out among workers
 *
 * First every report is read for the name of its file, so that two of one name are
 * refused before the first page is set; then all are made. Messages are told in the order of
 * the data, whichever worker was the faster, so a run tells the same with any number of
 * workers. A report whose worker crashes or hangs costs itself and a message. A batch into a
 * folder keeps a manifest there (manifest.h); run again, it leaves out what is up to date, so
 * one that was killed is taken up where it was.
 */
#ifndef BX_BATCH_BATCH_H
#define BX_BATCH_BATCH_H

#include "batch/data_files.h"
#include "batch/work.h"

typedef struct bx_batch_count {
    int made, failed;
    int fresh; /* made before from the same things, and still there */
    int left;  /* never begun: interrupted, or --fail-fast */
} bx_batch_count;

/**
 * Takes all reports.
 * @param work   its house has its fonts; workers share them
 * @param count  set in any case
 * @return BX_OK, also when reports failed; BX_ERR_MEMORY; BX_ERR_SYSTEM (BX0910) when no
 *         worker can be made. Messages have been told
 * The caller holds interrupts back (pool.h), so that he can say how far it came.
 */
bx_status bx_batch_run(bx_work *work, const bx_data_files *files, bx_batch_count *count);

#endif
