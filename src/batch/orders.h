/*
 * orders.h - what a command wants done with its reports
 *
 * Plain values that hold for a whole run: the command line fills them in, workers read
 * them. Paths and patterns of what is written are the target's (target.h).
 */
#ifndef BX_BATCH_ORDERS_H
#define BX_BATCH_ORDERS_H

#include "house/cargo.h"
#include "house/dump.h"
#include "house/report.h"
#include "sign/sign.h"

/** How far a report is taken. */
typedef enum bx_purpose {
    BX_PURPOSE_RENDER,
    BX_PURPOSE_CHECK,
    BX_PURPOSE_DUMP,
    BX_PURPOSE_MEASURE,
} bx_purpose;

enum { BX_MOST_PROFILES = 16, BX_MOST_IMAGE_FOLDERS = 64 };

typedef struct bx_orders {
    bx_purpose purpose;
    bx_stage stage;                         /* DUMP */
    const char *layout;                     /* wins over what the data name; NULL: theirs */
    const char *profiles[BX_MOST_PROFILES]; /* laid over any layout, later over earlier */
    int profile_count;
    const char
        *image_folders[BX_MOST_IMAGE_FOLDERS]; /* where pictures may lie beside the data's own */
    int image_folder_count;
    bool shares_seal; /* bx_job_request */
    unsigned extras;  /* a set of bx_extra (base/extra.h) */
    bx_cargo_wish cargo;
    bool is_public;            /* no origin beside the PDF */
    const bx_signing *signing; /* reports are signed as they are made; NULL: they are not */
    bool supersedes;           /* a signed report makes room for another one and keeps a name */
    bool strict, no_sync, fail_fast, force;
    bool digest;       /* of check: what a ledger of the data signs is shown */
    int workers;       /* 0: as many as there are processors */
    int timeout;       /* seconds for a report; 0: none */
    int shard, shards; /* the shard-th of shards parts of the data; 0: all */
    bx_language language;
    bx_report_format format;
} bx_orders;

#endif
