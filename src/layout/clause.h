/*
 * clause.h - what a standard asks of the finished pages, clause by clause
 *
 * Read from `clauses` of a layout, held against the pages as they were set (measure/). A clause
 * says which elements it is about, what is measured of them and what that must be. Lengths run
 * from the upper left corner, to the right and downwards, unless a gauge says otherwise.
 */
#ifndef BX_LAYOUT_CLAUSE_H
#define BX_LAYOUT_CLAUSE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/len.h"
#include "base/str.h"
#include "base/style.h"

/** What stands on pages, as far as it can be asked for. */
typedef enum bx_part {
    BX_PART_TEXT,   /* a line of text, and each of the texts of a line of several */
    BX_PART_AREA,   /* the box around all that stands in it: one, of all pages that are chosen */
    BX_PART_PAGE,   /* the sheet itself */
    BX_PART_NUMBER, /* the page number */
    BX_PART_NAME,   /* of who signs: a line of it */
    BX_PART_POST,   /* before the stamp of a name (签名章) */
    BX_PART_DATE,   /* of a signature */
    BX_PART_SEAL,
    BX_PART_STAMP,
    BX_PART_RULE,  /* a line by itself, or above or below a text; of a double one each */
    BX_PART_TABLE, /* what of a table stands on one page, as far as its lines reach */
    BX_PART_IMAGE,
    BX_PARTS,
} bx_part;

typedef enum bx_chosen_pages {
    BX_PAGES_ALL,
    BX_PAGES_FIRST, /* of the document */
    BX_PAGES_LATER, /* all but the first */
    BX_PAGES_LAST,
    BX_PAGES_ODD,
    BX_PAGES_EVEN,
} bx_chosen_pages;

/** Which of those that fit, in reading order. */
typedef enum bx_which {
    BX_WHICH_ALL,
    BX_WHICH_FIRST,
    BX_WHICH_LAST,
    BX_WHICH_FIRST_OF_PAGE,
    BX_WHICH_LAST_OF_PAGE,
    BX_WHICH_WIDEST, /* of each page */
    BX_WHICH_WHOLE,  /* the box around those of a page */
    BX_WHICH_NTH,
} bx_which;

/** Which lines of their paragraph; which part of a table that goes over pages. */
typedef enum bx_chosen_lines {
    BX_LINES_ALL,
    BX_LINES_FIRST,
    BX_LINES_REST, /* all but the first */
    BX_LINES_LAST,
    BX_LINES_FULL, /* all but the last: justified, they fill the measure */
} bx_chosen_lines;

/** How a document is signed: GB/T 9704-2012 7.3.5.2, 7.3.5.1, 7.3.5.3. */
typedef enum bx_signed_form {
    BX_SIGNED_ANY,
    BX_SIGNED_PLAIN,
    BX_SIGNED_SEALED,   /* with a seal, or with room for one */
    BX_SIGNED_PICTURED, /* the seals are there */
    BX_SIGNED_ROOM,     /* some are to be stamped */
    BX_SIGNED_STAMPED,
} bx_signed_form;

typedef enum bx_signers { BX_SIGNERS_ANY, BX_SIGNERS_ONE, BX_SIGNERS_SEVERAL } bx_signers;

/** Which elements are meant. */
typedef struct bx_selector {
    unsigned parts;                /* bit n: bx_part n; at least one */
    const bx_style *const *styles; /* of texts: any of these; none: whatever their style */
    int style_count;
    bx_chosen_pages pages;
    bx_which which;
    int nth; /* NTH: from 1 */
    bx_chosen_lines lines;
    bx_signed_form form;
    bx_signers signers;
    bool has_color;
    uint32_t color;
} bx_selector;

/** What is measured. */
typedef enum bx_gauge {
    /* lengths of one element, from `from` */
    BX_GAUGE_LEFT,          /* its left end to the right of that of `from` */
    BX_GAUGE_RIGHT,         /* its right end to the left of that of `from` */
    BX_GAUGE_TOP,           /* its upper edge below that of `from`; of text that of the em-box */
    BX_GAUGE_BOTTOM,        /* its lower edge above that of `from` */
    BX_GAUGE_INK_TOP,       /* its highest ink below the upper edge of `from` */
    BX_GAUGE_FIRST_INK_TOP, /* the same of its first character: of the 一字线 of a page number */
    BX_GAUGE_INK_BOTTOM,    /* its lowest ink above the lower edge of `from` */
    BX_GAUGE_BASELINE,      /* below the upper edge of `from`; from text: below its baseline */
    BX_GAUGE_CENTER,        /* its middle to the right of that of `from` */
    BX_GAUGE_MIDDLE,        /* its middle below that of `from` */
    BX_GAUGE_GAP,           /* its upper edge below the lower one of `from` */
    BX_GAUGE_APART,         /* its left end to the right of the right one of `from` */
    BX_GAUGE_CLEAR, /* white to the nearest of `from`, across or down; below 0: they overlap */
    /* lengths of one element */
    BX_GAUGE_WIDTH,
    BX_GAUGE_HEIGHT,
    BX_GAUGE_PITCH, /* its baseline below that of the line before it in its paragraph */
    BX_GAUGE_SIZE,  /* of its type */
    /* words */
    BX_GAUGE_FACE, /* the role of the font set that has its face */
    BX_GAUGE_SIDE, /* of the leaf that it stands on: odd, even */
    /* numbers */
    BX_GAUGE_PAGE,       /* that it stands on, from 1 */
    BX_GAUGE_LINES_WITH, /* lines of `from` on its page: of a table its rows of text */
    /* one number of all together */
    BX_GAUGE_COUNT,
    BX_GAUGE_LINES_A_PAGE,      /* that the commonest pitch puts into the type area */
    BX_GAUGE_CHARACTERS_A_LINE, /* that the commonest advance of hanzi puts into it */
    BX_GAUGES,
} bx_gauge;

/** What a gauge's values are. */
typedef enum bx_gauge_kind { BX_GAUGES_LENGTH, BX_GAUGES_WORD, BX_GAUGES_NUMBER } bx_gauge_kind;

/** From where is measured. */
typedef enum bx_datum {
    BX_DATUM_SHEET,
    BX_DATUM_AREA,      /* the type area of the page's style */
    BX_DATUM_AREA_FOOT, /* its lower edge */
    BX_DATUM_ELEMENT,
} bx_datum;

/** A value of the layout that decides what the pages have. */
typedef struct bx_setting {
    bx_str path;    /* "page.top" */
    bx_place place; /* of the value in the merged layout */
    bool is_local;  /* it stands in another file than what the clause asks */
} bx_setting;

typedef struct bx_clause {
    bx_str name;   /* under `clauses` */
    bx_str number; /* "7.3.5.1" */
    bx_str asks;   /* in words */
    bx_place place;
    bx_selector of;
    bx_gauge gauge;
    bx_datum from;
    bx_selector other; /* FROM_ELEMENT: nearest to it, on its page */
    bool has_least, has_most;
    int64_t least, most; /* lengths: bx_len; alike: one value is asked */
    bx_len tolerance;    /* of lengths */
    bx_str word;         /* of a gauge of words */
    bool is_required;    /* that nothing is there is a fault */
    const bx_setting *settings;
    int setting_count;
} bx_clause;

/** What is known of a gauge. */
typedef struct bx_gauge_row {
    const char *name; /* as layouts write it: "ink-top" */
    bx_gauge_kind kind;
    unsigned parts;     /* what it can be measured of: bit n: bx_part n */
    bool wants_element; /* `from` must be elements */
} bx_gauge_row;

extern const bx_gauge_row bx_gauge_rows[BX_GAUGES];

/** As layouts write it: "number". */
const char *bx_part_name(bx_part part);

#endif
