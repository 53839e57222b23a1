/*
 * signed_file.h - whether what lies in a place is signed: it is never replaced
 */
#ifndef BX_SIGN_SIGNED_FILE_H
#define BX_SIGN_SIGNED_FILE_H

#include "base/diag.h"
#include "base/hash.h"

typedef struct bx_signed_file {
    bool
        is_signed; /* by anybody, whether it holds or not; what is damaged or cut and speaks of signatures, too */
    bx_hash
        base; /* SHA-256 of what was made, without what was added; zeros where that cannot be told */
    bx_hash whole; /* SHA-256 of all of it, where it is signed */
} bx_signed_file;

/** What is no signed PDF, or is not there, is not signed. BX_ERR_MEMORY alone */
bx_status bx_signed_file_look(const char *path, bx_signed_file *found);

#endif
