/*
 * option_rows.h - the commands and their options, as tables: parsing and help come from them
 */
#ifndef BX_APP_OPTION_ROWS_H
#define BX_APP_OPTION_ROWS_H

#include "app/command.h"
#include "batch/orders.h"

typedef struct bx_command_row {
    const char *name, *synopsis;
    const char *about[2]; /* by bx_language */
    bx_purpose purpose;   /* CHECK for those that take no reports */
} bx_command_row;

typedef enum bx_option_id {
    BX_OPTION_LAYOUT,
    BX_OPTION_PROFILE,
    BX_OPTION_IMAGES,
    BX_OPTION_SHARED_SEAL,
    BX_OPTION_OUTPUT,
    BX_OPTION_SIGN_OUTPUT, /* the same option, in the words of `sign` */
    BX_OPTION_STAGE,
    BX_OPTION_FOR,
    BX_OPTION_LANGUAGE,
    BX_OPTION_FORMAT,
    BX_OPTION_DRAFT,
    BX_OPTION_LINE_NUMBERS,
    BX_OPTION_PREPRINTED,
    BX_OPTION_DATA,
    BX_OPTION_STANDARD,
    BX_OPTION_NO_ATTACH,
    BX_OPTION_PUBLIC,
    BX_OPTION_ATTACH_ORIGIN,
    BX_OPTION_SIGN,
    BX_OPTION_SUPERSEDE,
    BX_OPTION_KEY,
    BX_OPTION_CERT,
    BX_OPTION_PKCS12,
    BX_OPTION_PASSPHRASE,
    BX_OPTION_FIELD,
    BX_OPTION_CERTIFY,
    BX_OPTION_AT,
    BX_OPTION_ROOM,
    BX_OPTION_TSA,
    BX_OPTION_DIGEST_OUT,
    BX_OPTION_CMS_IN,
    BX_OPTION_TSQ_OUT,
    BX_OPTION_TSR_IN,
    BX_OPTION_CRL,
    BX_OPTION_OCSP,
    BX_OPTION_TRUST,
    BX_OPTION_STRICT,
    BX_OPTION_NO_SYNC,
    BX_OPTION_WORKERS,
    BX_OPTION_TIMEOUT,
    BX_OPTION_FAIL_FAST,
    BX_OPTION_FORCE,
    BX_OPTION_SHARD,
    BX_OPTION_COVERAGE,
    BX_OPTION_DIGEST,
    BX_OPTION_HELP,
    BX_OPTION_VERSION,
    BX_OPTION_COUNT,
} bx_option_id;

typedef struct bx_option_row {
    char letter; /* 0: none */
    const char *name;
    const char *value; /* NULL: a switch; otherwise what stands for it in the help */
    unsigned commands; /* bit n: command n knows it; 0: all */
    const char *about[2];
} bx_option_row;

extern const bx_command_row bx_command_rows[BX_COMMAND_COUNT];
extern const bx_option_row bx_option_rows[BX_OPTION_COUNT];

#endif
