/*
 * leftovers.h - what becomes of the manifest's lines that a run does not write anew
 *
 * Data are withdrawn, or give another name than before: the PDF of the earlier run stays where
 * it is published from. Its line is kept as "left", told at each run and never acted on; once
 * the file is gone, or another report has its name, the line goes. Files are compared by their
 * names in the manifest's folder, whatever path a run had to it; data of which this run cannot
 * tell whether they are withdrawn, as it was given none of their folder, are left alone.
 */
#ifndef BX_BATCH_LEFTOVERS_H
#define BX_BATCH_LEFTOVERS_H

#include "batch/manifest.h"

typedef enum bx_fate {
    BX_FATE_STAYS, /* as it is */
    BX_FATE_LEFT,  /* its file is there, and nothing makes it */
    BX_FATE_GOES   /* this run's line stands for it, or nothing is left to tell */
} bx_fate;

typedef struct bx_leftovers bx_leftovers;

/**
 * What the lines of a run know; NULL when memory is out.
 * @param folder  of the manifest, with its slash; as the paths, borrowed
 * @param lines   of this run; not begun: status empty, output as it would have been
 * @param named   whether names were given: else no earlier line is judged
 */
bx_leftovers *bx_leftovers_new(bx_arena *arena, const char *folder, const bx_manifest_line *lines,
                               int count, bool named);

/** Tells of a file that nothing makes any more: BX0914. @return BX_OK or BX_ERR_MEMORY */
bx_status bx_leftovers_tell(bx_arena *arena, const bx_manifest_line *old, bx_diag *diag);

/** The fate of a line of the earlier runs. */
bx_fate bx_leftovers_judge(const bx_leftovers *leftovers, const bx_manifest_line *old);

#endif
