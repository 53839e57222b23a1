/*
 * signed_output.h - a signed report in the place where one is to be made
 *
 * It is never replaced: what was signed stays as it is. Where the same bytes would be made again it is up to
 * date; where others would, that is told, and only --supersede gives the place to the new one.
 */
#ifndef BX_BATCH_SIGNED_OUTPUT_H
#define BX_BATCH_SIGNED_OUTPUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"

typedef struct bx_signed_output {
    bool
        is_signed; /* by anybody, whether it holds or not; what cannot be read and speaks of signatures, too */
    bx_hash
        base; /* SHA-256 of what was made, without what was added; zeros where that cannot be told */
} bx_signed_output;

/** What is no signed PDF, or is not there, is not signed. BX_ERR_MEMORY alone */
bx_status bx_signed_output_look(const char *path, bx_signed_output *output);

/**
 * Gives a signed report a second name, NAME.1.pdf or the first number that is free, before its own is taken
 * by another; and its file of origins, where it has one.
 * @param kept  set to the name, in the arena
 * @return BX_ERR_SYSTEM with BX0104
 */
bx_status bx_signed_output_keep(bx_arena *arena, const char *path, bx_diag *diag,
                                const char **kept);

#endif
