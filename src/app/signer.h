/*
 * signer.h - what signs in a run, as the command line wants it: the key unlocked once, lists read
 */
#ifndef BX_APP_SIGNER_H
#define BX_APP_SIGNER_H

#include "app/options.h"
#include "sign/sign.h"

typedef struct bx_signer_of_run {
    bx_signing signing; /* of it `now` is the clock's, wish.at too where --at is not given */
    bx_credential *credential;
    bx_arena *arena;
} bx_signer_of_run;

/** @param signer  to be given to bx_signer_close, also after a fault */
bx_status bx_signer_open(const bx_options *options, bx_diag *diag, bx_signer_of_run *signer);
void bx_signer_close(bx_signer_of_run *signer);

#endif
