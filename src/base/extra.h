/*
 * extra.h - what may be asked for beside a document as it is: for review, for printing
 *
 * None of them moves anything: pages, lines and names of files are the same with them and without.
 */
#ifndef BX_BASE_EXTRA_H
#define BX_BASE_EXTRA_H

#include "base/str.h"

/** A set of these is an unsigned. */
typedef enum bx_extra {
    BX_EXTRA_DRAFT = 1,        /* the layout's words across every page, under the text */
    BX_EXTRA_PREPRINTED = 4,   /* 套打: what the sheet has already is left out */
    BX_EXTRA_LINE_NUMBERS = 2, /* beside the lines of the text, in the left margin */
} bx_extra;

enum { BX_EXTRAS = 3 };

/** One of them as the command line and a finished file spell it. */
typedef struct bx_extra_name {
    bx_extra extra;
    const char *name;
} bx_extra_name;

extern const bx_extra_name bx_extra_names[BX_EXTRAS];

/** A set of those that a text names, as a finished file does: "draft line-numbers"; what is not known is left out. */
unsigned bx_extras_of(bx_str names);

#endif
