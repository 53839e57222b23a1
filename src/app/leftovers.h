/*
 * leftovers.h - reports of earlier runs that nothing makes any more
 *
 * Data are withdrawn, or give another name than before: the PDF of the earlier run stays where
 * it is published from. It is told, and never deleted; once it is gone, its line goes too.
 */
#ifndef BX_APP_LEFTOVERS_H
#define BX_APP_LEFTOVERS_H

#include "app/manifest.h"

/**
 * Tells of each file that is there from an earlier run, whose data are gone or now make another
 * (BX0914).
 * @param before  the manifest of the earlier runs
 * @param lines   of this run, which has begun all its reports
 * @return BX_OK or BX_ERR_MEMORY
 */
bx_status bx_leftovers_tell(bx_arena *arena, const bx_manifest *before,
                            const bx_manifest_line *lines, int count, bx_diag *diag);

/** Whether both the data and the file of a line are gone. Data whose folder is not there may only be out of sight. */
bool bx_leftovers_is_gone(bx_arena *arena, const bx_manifest_line *line);

#endif
