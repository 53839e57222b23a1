/*
 * passphrase.h - where the passphrase of a key comes from: never from the command line, which others can see
 */
#ifndef BX_APP_PASSPHRASE_H
#define BX_APP_PASSPHRASE_H

#include "base/diag.h"
#include "cms/secret.h"

/** A bx_secret_source's context. */
typedef struct bx_passphrase {
    int descriptor; /* its first line; -1: the environment's BANXIN_PASSPHRASE, else the terminal is asked */
    bx_language language;
} bx_passphrase;

/** The source; `passphrase` is borrowed. What the environment held is wiped there; asked at a terminal without echo. BX1179, BX1180 */
bx_secret_source bx_passphrase_source(bx_passphrase *passphrase);

#endif
