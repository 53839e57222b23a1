/*
 * line_report.h - what was done to a line, so that a reader can see why it looks so
 *
 * Filled by fit.h and breaks.h, printed by `banxin dump --stage=lines`. Plain values.
 */
#ifndef BX_TEXT_LINE_REPORT_H
#define BX_TEXT_LINE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/len.h"

/** Steps of clreq #procedures_for_inter-character_spacing_reduction, as in classes.txt. */
enum {
    BX_STEP_EDGE = 1, /* the mark at the line's end */
    BX_STEP_SPACE,
    BX_STEP_INTERPUNCT,
    BX_STEP_BRACKET,
    BX_STEP_PAUSE,
    BX_STEP_GAP, /* between hanzi and letters */
    BX_STEP_STOP,
    BX_STEPS
};

/** What a line lost and gained on its way from its natural width to the measure. */
typedef struct bx_fit {
    bx_len natural;            /* marks at its edges trimmed, a hanging mark left out */
    bx_len hung;               /* stands outside the measure */
    bx_len squeezed[BX_STEPS]; /* white taken away, by step */
    bx_len spaces;             /* added to word spaces: expansion, step 1 */
    bx_len gap_growth;         /* added between hanzi and letters: step 2 */
    bx_len opened;             /* added to all gaps alike: step 3; below zero: rounding */
    bx_len beside; /* added between hanzi and letters when all gaps are at their limit */
    int gaps;      /* how many these are */
    bool is_loose; /* they are wider than a twentieth of an em */
    bool is_tight; /* most of the white of some step is gone */
    bool is_open;  /* gaps would exceed half an em: left as it is */
    int64_t cost;  /* to the eye */
} bx_fit;

/** Why a line's end is not a good one, each with its penalty in the sum. */
typedef enum bx_fault {
    BX_FAULT_NONE = 0,
    BX_FAULT_NUMBER = 1,     /* a number is parted from what it belongs to */
    BX_FAULT_ADDRESS = 2,    /* an address is cut at a mark of it */
    BX_FAULT_NAME = 4,       /* a name is cut */
    BX_FAULT_TORN = 8,       /* a word wider than the measure is torn */
    BX_FAULT_ORPHAN = 16,    /* a last line of one hanzi */
    BX_FAULT_LOOSE_3 = 32,   /* the third loose line in a row */
    BX_FAULT_WIDE = 64,      /* nothing could be broken: it is wider than the measure */
    BX_FAULT_CONTRAST = 128, /* a tight line beside a loose one */
    BX_FAULT_LETTER = 256,   /* an address is cut amid its letters */
    BX_FAULT_SERIES = 512,   /* a date or a place is parted between its members */
    BX_FAULT_CLOSE = 1024,   /* what reads better together is parted */
    BX_FAULT_MAIL = 2048,    /* an e-mail address is cut */
} bx_fault;

#endif
