/*
 * sign.h - a finished file is signed: checked, given room, signed, stamped, proved
 *
 * Bytes in, bytes out: files and folders are the caller's (sign_file.h). What is signed is what banxin wrote,
 * byte for byte, no draft, and with it the signatures that others made before: these are held against their
 * bytes first. A signature is made whole or not at all.
 */
#ifndef BX_SIGN_SIGN_H
#define BX_SIGN_SIGN_H

#include "cms/credential.h"
#include "sign/prepared.h"
#include "sign/validity.h"

/** What holds for all files of a run. */
typedef struct bx_signing {
    const bx_credential *credential; /* NULL: signatures come from elsewhere */
    bx_sign_wish wish;               /* room: 0: as much as is wanted */
    const char *tsa;                 /* URL of a time-stamping authority; NULL: none */
    int seconds;                     /* that it may take */
    bx_validity
        validity; /* to be added; its certificates: those of the signatures come by themselves */
    int64_t now;
} bx_signing;

/** A file that may be signed, open. */
typedef struct bx_signable {
    const char *name; /* for messages */
    bx_str bytes;
    bx_arena *arena;
    bx_proof_file *file;
    bool is_signed; /* by somebody */
} bx_signable;

/**
 * Opens it. Refused: what banxin did not make (BX1031, BX1032), what was changed since (BX1167), a draft
 * (BX1163), a file whose signatures do not hold (BX1168).
 * @param bytes  borrowed, as `name`, while it is open
 * @param signable  to be given to bx_signable_close, also after a fault
 */
bx_status bx_signable_open(const char *name, bx_str bytes, int64_t now, bx_diag *diag,
                           bx_signable *signable);
void bx_signable_close(bx_signable *signable);

/** Prepares, signs, has it stamped where signing->tsa says so, adds what proves it. @param out  empty; set to the whole file */
bx_status bx_sign(const bx_signing *signing, const bx_signable *signable, bx_diag *diag,
                  bx_buf *out);

/**
 * Ends what was prepared with a CMS: it is held against the bytes first.
 * BX1169 when it signs other bytes, BX1170 when it does not hold, or its certificate may not sign; BX1171, a warning, when its algorithm is not known here
 * @param out  empty; set to the whole file
 */
bx_status bx_sign_end(const bx_signing *signing, const char *cms_name, bx_str cms,
                      bx_prepared *prepared, bx_diag *diag, bx_buf *out);

/** Adds signing->validity to a file that is signed. BX1172 when it is not; BX1187 when it says that who signed was revoked: so it is where bx_sign and bx_sign_end add it. */
bx_status bx_sign_prove(const bx_signing *signing, const char *name, bx_str bytes, bx_diag *diag,
                        bx_buf *out);

#endif
