/*
 * sign_file.h - one file of a run of `banxin sign`: here, elsewhere in two phases, stamped, proved
 *
 * A file is replaced whole or stays as it was. One that this certificate has signed is passed over: a run
 * that was cut off is simply begun again. Where another program changes it meanwhile, nothing of that is lost: it
 * is taken anew as it is then.
 */
#ifndef BX_SIGN_SIGN_FILE_H
#define BX_SIGN_SIGN_FILE_H

#include "sign/sign.h"

typedef struct bx_sign_orders {
    bx_signing signing;
    /* Folders of exchange.h; NULL: not given. */
    const char *digest_out; /* what is to be signed goes there; the files stay as they are */
    const char *cms_in;     /* signatures come from there */
    const char *tsq_out;    /* signatures and what is to be stamped go there; the files stay */
    const char *tsr_in;     /* signatures and time-stamps come from there */
    const char *output;     /* a folder with its slash, or one file; NULL: each in its place */
    bool sync;
} bx_sign_orders;

typedef enum bx_sign_end_of_file {
    BX_SIGN_FAILED,
    BX_SIGN_DONE,   /* signed */
    BX_SIGN_PROVED, /* it was signed before, and got what proves it */
    BX_SIGN_PASSED, /* all of it was done before */
    BX_SIGN_ASKED,  /* what is wanted from elsewhere stands in its folder */
} bx_sign_end_of_file;

/** BX1190 when another program changes it each time it is tried. @param end  set in any case */
bx_status bx_sign_file(const bx_sign_orders *orders, const char *path, bx_diag *diag,
                       bx_sign_end_of_file *end);

#endif
