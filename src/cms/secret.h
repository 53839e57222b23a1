/*
 * secret.h - a passphrase: in one place, wiped behind its use
 */
#ifndef BX_CMS_SECRET_H
#define BX_CMS_SECRET_H

#include "base/diag.h"

enum { BX_SECRET_BYTES = 1024 }; /* at most, with the NUL behind them */

typedef struct bx_secret {
    char text[BX_SECRET_BYTES]; /* NUL behind it */
    size_t len;
} bx_secret;

/** Where passphrases come from: a terminal, a descriptor, the environment. Asked only where a file wants one. */
typedef struct bx_secret_source {
    /** @param path  the file that wants it. @param secret  set; the asker wipes it */
    bx_status (*ask)(void *context, const char *path, bx_diag *diag, bx_secret *secret);
    void *context;
} bx_secret_source;

/** Overwrites it in a way that no compiler leaves out. */
void bx_secret_wipe(bx_secret *secret);
/** The same, where it came from. */
void bx_secret_wipe_text(char *text, size_t len);

#endif
