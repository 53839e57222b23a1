/*
 * checks.h - what is checked of a finished file, and what came of it
 */
#ifndef BX_AUDIT_CHECKS_H
#define BX_AUDIT_CHECKS_H

#include "house/job.h"
#include "sign/standing.h"

typedef enum bx_audit_check {
    BX_AUDIT_BYTES,  /* as they were written */
    BX_AUDIT_MADE,   /* by which version, for which standards */
    BX_AUDIT_PAGES,  /* all there */
    BX_AUDIT_DATA,   /* attached, as recorded */
    BX_AUDIT_LAYOUT, /* likewise */
    BX_AUDIT_GIVEN,  /* the data at hand are those of the file */
    BX_AUDIT_RULES,  /* of the layout hold for the data */
    BX_AUDIT_AGAIN,  /* rendered anew it is the same file, byte for byte */
    BX_AUDIT_CARGO,  /* what the file carries beside its pages */
    BX_AUDIT_LEDGER, /* that the data hold one */
    BX_AUDIT_SIGNED,
    BX_AUDIT_CHECKS,
} bx_audit_check;

typedef enum bx_audit_result {
    BX_AUDIT_UNASKED, /* GIVEN, where no data were given; LEDGER, where there is none */
    BX_AUDIT_PASS,
    BX_AUDIT_FAIL,
    BX_AUDIT_UNKNOWN, /* could not be made */
    BX_AUDIT_TOLD,
} bx_audit_result;

/** "pass", "fail" ...: of JSON. */
const char *bx_result_key(bx_audit_result result);
/** For people; empty of what was not asked. */
const char *bx_result_name(bx_audit_result result, bx_language language);

typedef struct bx_audit_line {
    bx_audit_result result;
    const char *why; /* a BX_BOTH, or NULL */
    bx_str value;    /* behind it; may be empty */
} bx_audit_line;

typedef struct bx_audit {
    bx_audit_line lines[BX_AUDIT_CHECKS];
    const bx_standings
        *standings; /* of the signatures; NULL where the checks did not come to them */
} bx_audit;

/** What is at hand beside the file. */
typedef struct bx_audit_wish {
    const char *data; /* a file of data to be held against it; NULL: none */
    bx_str data_text; /* what stands there; ptr NULL: it is read */
    bx_job_request
        base; /* layout, profiles, folders of pictures: for a file with nothing attached */
    const bx_trust *trust; /* who is trusted with signatures; NULL: nobody was named */
    int64_t now;           /* seconds since 1970 */
    bx_language language;  /* of messages that a check quotes */
} bx_audit_wish;

#endif
