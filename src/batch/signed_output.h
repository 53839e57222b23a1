/*
 * signed_output.h - a signed report in the place where another is to be made, and that is wanted (--supersede)
 */
#ifndef BX_BATCH_SIGNED_OUTPUT_H
#define BX_BATCH_SIGNED_OUTPUT_H

#include "base/arena.h"
#include "base/diag.h"

/**
 * Gives a signed report a second name, NAME.1.pdf or the first number that is free, before its own is taken
 * by another; and its file of origins, where it has one.
 * @param kept  set to the name, in the arena
 * @return BX_ERR_SYSTEM with BX0104
 */
bx_status bx_signed_output_keep(bx_arena *arena, const char *path, bx_diag *diag,
                                const char **kept);

#endif
