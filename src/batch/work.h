/*
 * work.h - one report as a command takes it: read, checked, painted, written
 *
 * The same for a report alone and for one of thousands, in this process or in a
 * worker: a report that fails leaves its messages in the sink and nothing else.
 */
#ifndef BX_BATCH_WORK_H
#define BX_BATCH_WORK_H

#include "batch/orders.h"
#include "batch/target.h"
#include "house/house.h"

typedef struct bx_outcome bx_outcome;

typedef struct bx_work {
    const bx_orders *orders;
    bx_house *house;
    bx_diag *diag;
    bx_arena *arena;   /* of the target's paths */
    bx_target *target; /* where reports go for which no path is given */
    bool hashes;       /* intents have a fingerprint */
    /** Told what the outcome will be before a PDF is put in its place; may be NULL. */
    void (*foretell)(void *foretell_to, const bx_outcome *outcome);
    void *foretell_to;
} bx_work;

enum { BX_WHY = 240 };

/** The first error of a sink, or its first message, as one line: "BX0604 a.yaml:3:9 …". Cut at BX_WHY. */
void bx_why_take(const bx_diag *diag, bx_language language, char why[BX_WHY]);

/** What became of a report. */
struct bx_outcome {
    bool failed; /* the sink says why, or what was measured */
    bool is_off; /* it was measured, and a clause fails */
    bool fresh;  /* nothing was done: what is there is what would be made */
    int pages, warnings, ms;
    char output[65]; /* SHA-256 of the PDF in hexadecimal digits; empty when none was made */
    char signed_as
        [65]; /* the same of the signed one, which goes on from it; empty when it is not signed */
    char why[BX_WHY]; /* of one that failed: its first error, in the orders' language */
};

/** A seal of a report that must not go out: another body's has the same picture. */
typedef struct bx_seal_rival {
    bx_str sha256;    /* of the seal's file, 64 digits */
    bx_str names;     /* of the other body */
    const char *data; /* of its report */
} bx_seal_rival;

/** What a report's bytes depend on beside the fonts and the program: SHA-256, hexadecimal. */
typedef struct bx_fingerprint {
    char input[65], layout[65];
    char pictures[65]; /* empty when there are none */
} bx_fingerprint;

/** What reading a report tells of it. */
typedef struct bx_intent {
    bx_str name; /* of its PDF, from the pattern; may be empty */
    bx_str body, layout;
    bx_str from;  /* what the name is made from: bx_document.output_from */
    bx_str seals; /* a line for each: 64 digits of its file's SHA-256, a blank, the body's names */
    bx_fingerprint print;
} bx_intent;

/**
 * Takes a report as far as the command goes.
 * @param path   where its PDF goes; NULL: work->target says. Folders of it are made
 * @param print  of an earlier reading; what has changed since fails with BX0912, so that no
 *               report goes out under another's name and hash. NULL: none
 * @param rival  fails with BX0929 at that seal; NULL: there is none
 * Messages stay in work->diag, which must be empty before.
 */
bx_outcome bx_work_do(bx_work *work, const char *data, const char *path,
                      const bx_fingerprint *print, const bx_seal_rival *rival);

/** Reads a report and nothing more. @param intent  set when it did not fail; strings in `arena` */
bx_outcome bx_work_plan(bx_work *work, const char *data, bx_arena *arena, bx_intent *intent);

/**
 * Warns of a file of origins that stands beside a PDF which is for publication (BX0931). Nothing where the
 * orders are others.
 */
bx_status bx_work_tell_origin(bx_work *work, const char *pdf);

/**
 * Whether a file is there with these bytes, signed or, where no signature is ordered, not; and its origin beside it where it has one.
 * @param signed_as  set as of bx_outcome, where it is made
 */
bool bx_work_is_made(bx_work *work, const char *path, const char *sha256, char signed_as[65]);

#endif
