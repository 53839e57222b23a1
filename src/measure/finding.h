/*
 * finding.h - the clauses of a layout held against the pages
 */
#ifndef BX_MEASURE_FINDING_H
#define BX_MEASURE_FINDING_H

#include "measure/gauge.h"

typedef enum bx_verdict {
    BX_VERDICT_PASS,
    BX_VERDICT_FAIL,
    BX_VERDICT_DEVIATION, /* otherwise than asked, as a profile or a layout above has it */
    BX_VERDICT_ABSENT,    /* the document has nothing of the kind */
    BX_VERDICTS,
} bx_verdict;

typedef struct bx_finding {
    const bx_clause *clause;
    bx_verdict verdict;
    bx_reading reading;        /* the one that is most off, or the first; not of ABSENT */
    bool has_reading;          /* false: nothing is there, though the clause wants it */
    int count, off;            /* what was measured, and how much of it is not as asked */
    const bx_setting *setting; /* of DEVIATION: the one that decided */
} bx_finding;

typedef struct bx_findings {
    const bx_finding *items; /* one for each clause, in their order */
    int count;
    int of[BX_VERDICTS]; /* how many of each */
} bx_findings;

/**
 * Holds all clauses against the pages.
 * @param arena     owns the findings
 * @param scratch   wound back on return
 * @param pages     set with records (compose.h); lent as long as the findings
 * @param findings  set on BX_OK
 */
bx_status bx_findings_make(bx_arena *arena, bx_arena *scratch, const bx_clause *clauses, int count,
                           const bx_pages *pages, const bx_fontset *fonts, bx_findings *findings);

#endif
