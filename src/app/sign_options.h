/*
 * sign_options.h - the options that have to do with signatures
 */
#ifndef BX_APP_SIGN_OPTIONS_H
#define BX_APP_SIGN_OPTIONS_H

#include "cms/credential.h"
#include "sign/prepared.h"

enum { BX_MOST_SIGN_FILES = 16 /* that an option may name */ };

typedef struct bx_named_files {
    const char *paths[BX_MOST_SIGN_FILES];
    int count;
} bx_named_files;

typedef struct bx_sign_options {
    bool is_wanted; /* of render: --sign */
    bx_credential_files files;
    int passphrase; /* a descriptor; -1: none */
    const char *field;
    bx_certify certify;
    int64_t at; /* --at; -1: not given */
    int room;   /* bytes; 0: not given */
    const char *tsa, *digest_out, *cms_in, *tsq_out, *tsr_in;
    bx_named_files lists, responses, trust; /* --crl, --ocsp, --trust */
} bx_sign_options;

/** What holds where nothing is given. */
bx_sign_options bx_sign_options_none(void);

/** The first of the options that say something to signing alone; NULL: none was given. */
const char *bx_sign_options_first(const bx_sign_options *options);

/** A key or signatures that came are there to sign with. */
bool bx_sign_options_sign(const bx_sign_options *options);

/**
 * What does not go together, and what is missing: BX1173, BX1181, BX1183.
 * @param output     of -o; NULL: not given
 * @param is_render  of `render`: there only what is signed here
 */
bx_status bx_sign_options_check(const bx_sign_options *options, const char *output, bool is_render,
                                bx_diag *diag);

#endif
