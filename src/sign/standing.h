/*
 * standing.h - the signatures of a file: what each covers, what it is worth, what came after it
 *
 * Nothing is reported and nobody asked: what the answers mean is for the caller to say. A file may hold
 * anybody's signatures, as long as its objects can be read (proof/pdf_file.h).
 */
#ifndef BX_SIGN_STANDING_H
#define BX_SIGN_STANDING_H

#include "base/vec.h"
#include "cms/judge.h"
#include "proof/file_parts.h"
#include "sign/validity.h"

/** How a signature lies in its file (ISO 32000-1, 12.8.1). */
typedef enum bx_standing_form {
    BX_STANDING_WHOLE,    /* its range is all of one revision but the digits of its own /Contents */
    BX_STANDING_NONE,     /* /Contents or /ByteRange is missing or none */
    BX_STANDING_RANGE,    /* the range leaves something out, overlaps, or ends within a revision */
    BX_STANDING_CONTENTS, /* the gap is not the digits of /Contents alone, all of one case */
    BX_STANDING_PADDING,  /* something stands behind the CMS in its room */
    BX_STANDING_PLACE, /* when it was made it was not this field's: it belongs to another, or came later */
    BX_STANDING_KIND, /* a /SubFilter that is not judged here */
} bx_standing_form;

typedef struct bx_standing {
    bx_str field, title; /* /T and /TU, UTF-8; ptr NULL: none */
    bx_standing_form form;
    bool is_stamp;    /* a document time-stamp (ISO 32000-2, 12.8.5): ETSI.RFC3161 */
    bool is_pades;    /* ETSI.CAdES.detached; else adbe.pkcs7.detached */
    int64_t claimed;  /* /M, seconds since 1970; -1: it does not say */
    int certify;      /* P of a certifying one (table 254); 0: it does not certify */
    int revision;     /* that it ends with */
    unsigned added;   /* after that: a set of bx_proof_added */
    bool is_against;  /* what came after is what a certifying one forbids */
    bx_str cms;       /* in DER, without padding; empty: there is none */
    bx_judged judged; /* where form is WHOLE; else bytes is NO_CMS */
} bx_standing;

typedef struct bx_standings {
    BX_VEC(bx_standing) items; /* in the order of the form's fields */
    int fields;                /* for signatures, signed or not */
    bool is_whole; /* nothing stands in what was added that no table names (proof/whole.h) */
    /* The last revisions, behind all signatures: how many; and what they are. */
    int uncovered;
    bool is_uncovered_sound; /* all are byte for byte what bx_validity_add writes */
    bool
        is_uncovered_wrong; /* one says that it was added here and is not as it was; or they add nothing, or
                                more than proofs, metadata and fields that wait */
} bx_standings;

typedef struct bx_standing_wish {
    const bx_trust *trust;   /* NULL: none */
    int64_t now;             /* seconds since 1970 */
    const bx_validity *more; /* what is known beside what the file has; NULL: nothing */
} bx_standing_wish;

/** @param all  set to a list in the file's arena. Errors: those of objects.h */
bx_status bx_standings_read(bx_proof_file *file, const bx_standing_wish *wish, bx_standings *all);

/** Whether a signature covers what it should, is that of its certificate, and nothing that came after harms it. Of trust nothing is asked. */
bool bx_standing_is_intact(const bx_standing *standing);

#endif
