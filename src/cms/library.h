/*
 * library.h - libcrypto, in the one way it is used here
 *
 * Its configuration is never read, since it could change what a signature is; its queue of errors is empty
 * before and after each call of ours, and its English is never quoted.
 */
#ifndef BX_CMS_LIBRARY_H
#define BX_CMS_LIBRARY_H

#include "base/diag.h"

/** Before anything else of the library, each time. */
void bx_library_enter(void);

typedef enum bx_library_reason {
    BX_LIBRARY_REFUSED,     /* what it was given is not right */
    BX_LIBRARY_UNSUPPORTED, /* an algorithm that it does not have, or not without its legacy provider */
    BX_LIBRARY_MEMORY,
} bx_library_reason;

/** Why the last call failed. Forgets it. */
bx_library_reason bx_library_why(void);

/**
 * What a call that should have worked failed of: BX_ERR_MEMORY, or BX1119 with the library's number. Forgets it.
 * @param what  a BX_BOTH: what was being done
 */
bx_status bx_library_fault(bx_diag *diag, const char *what);

#endif
