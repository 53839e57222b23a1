/*
 * style.h - the values of a page description
 *
 * Made by the layout room, used up to compose: styles, the page and
 * its grid, the signature's places, a table's columns. All lengths are absolute,
 * nothing is inherited at use. They stand on the lowest floor because compose
 * must not see layouts or data.
 */
#ifndef BX_BASE_STYLE_H
#define BX_BASE_STYLE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/len.h"
#include "base/str.h"

typedef enum bx_align {
    BX_ALIGN_JUSTIFY, /* last line at the start */
    BX_ALIGN_START,
    BX_ALIGN_CENTER,
    BX_ALIGN_END,
    BX_ALIGN_SPREAD, /* 分散对齐: every line fills its measure, the last one too */
    /* cells: numbers whose points stand under one another in their column, the widest centred in it */
    BX_ALIGN_DECIMAL,
} bx_align;

/** Where a cell's text stands between its upper and its lower rule. */
typedef enum bx_vertical { BX_VERTICAL_MIDDLE, BX_VERTICAL_TOP, BX_VERTICAL_BOTTOM } bx_vertical;

/** A line that is drawn. */
typedef struct bx_stroke {
    bx_len width; /* of a double one: over all; 0: none */
    uint32_t rgb;
    bool is_double;      /* two lines and the white between them, a third of the width each */
    bx_len upper, lower; /* of a double one whose lines are told by themselves; 0: such a third */
} bx_stroke;

/** How a rule above or below a text is as long as it is. */
typedef enum bx_rule_over {
    BX_OVER_AREA, /* the whole width of the type area */
    BX_OVER_TEXT, /* from where the first of the paragraph's lines begins to where the last ends */
    BX_OVER_LENGTH, /* `length`, aligned as the text is */
} bx_rule_over;

/** A line above or below a paragraph, and part of its box. */
typedef struct bx_text_rule {
    bx_stroke stroke;
    bx_len gap; /* between it and the em-box of the text */
    bx_rule_over over;
    bx_len length;
    bx_len inset_left, inset_right; /* what it ends short of `over` */
} bx_text_rule;

typedef enum bx_bold {
    BX_BOLD_NONE,
    BX_BOLD_FACE,      /* the bold face of the role */
    BX_BOLD_SYNTHETIC, /* the role's own faces, their outlines stroked */
} bx_bold;

typedef enum bx_digits {
    BX_DIGITS_OWN,  /* the face's own advance */
    BX_DIGITS_HALF, /* each centred in half an em */
} bx_digits;

/** What is drawn filled into a rectangle. */
typedef enum bx_ink_shape {
    BX_SHAPE_RECT,
    BX_SHAPE_DISC, /* the ellipse that touches its sides */
    BX_SHAPE_WAVE, /* a line along the longer side, swings from edge to edge, a third of the other thick */
    BX_SHAPE_FALL, /* a line from its upper left corner to the lower right one, half a point thick */
} bx_ink_shape;

/** Lines below the text (clreq #id203). */
typedef enum bx_underline {
    BX_UNDERLINE_NONE,
    BX_UNDERLINE_SINGLE, /* goes on where its neighbour has one, too */
    BX_UNDERLINE_NAME,   /* 专名号: stands apart from its neighbour's */
    BX_UNDERLINE_WAVY,   /* 浪线式书名号: likewise */
} bx_underline;

typedef enum bx_raise { BX_RAISE_NONE, BX_RAISE_SUPER, BX_RAISE_SUB } bx_raise;

/** Which neighbour a block stays with on one page. */
typedef enum bx_keep {
    BX_KEEP_NONE,
    BX_KEEP_NEXT, /* headings */
    BX_KEEP_BACK, /* with the one before it, and whole: the note under a table */
} bx_keep;

enum { BX_TRACKING_UNIT = 1000000 };

typedef struct bx_style {
    bx_str name;
    bx_place place;
    bx_str face;   /* font role: 仿宋 … */
    bx_len size;   /* em of the face */
    bx_len em;     /* advance of one full-width character: the grid's cell, or size */
    bx_len line;   /* line pitch; on the grid the grid's */
    bool on_grid;  /* lines start on grid lines */
    bool in_cells; /* advances are the grid's: em is its cell, scaled to the size */
    bx_align align;
    bx_len indent; /* of the first line */
    bx_len hang;   /* of the other lines */
    bx_len right;  /* what all lines leave free at the right */
    bx_len before, after;
    bx_keep keep;
    bool is_note; /* explains what stands before it: an element Note */
    bool aside;   /* no body text: does not count where a signature wants some beside it */
    bx_digits digits;
    bool dots; /* 着重号: a dot below each character that is no mark (clreq #id203) */
    bx_underline underline;
    bx_raise raise;  /* smaller, and above or below the line's baseline */
    uint32_t rgb;    /* of the text, its dots and its lines */
    bx_len tracking; /* behind each character; may be below 0 */
    bx_bold bold;
    bx_str latin; /* font role of letters and digits; empty: the face's own */
    const bx_text_rule *rule_above, *rule_below; /* NULL: none */
    bool is_inline; /* for words amid a text, whose style gives face, size and the rest */
    /* is_inline: what it says of those words anew */
    bool has_rgb, has_bold, has_tracking;
    int tracking_share; /* is_inline: the tracking, in 1/BX_TRACKING_UNIT em of the text around */
} bx_style;

/** The levels of clreq #prohibition_rules_for_line_start_end: each has all bars of those before it. */
typedef enum bx_prohibition {
    BX_PROHIBIT_NONE,
    BX_PROHIBIT_BASIC,
    BX_PROHIBIT_GB,
    BX_PROHIBIT_STRICT,
    BX_PROHIBIT_NEVER, /* of a class: barred at no level */
} bx_prohibition;

/** Schools of punctuation (clreq #punctuation_width_adjustment), and the fixed grid. */
typedef enum bx_school {
    BX_SCHOOL_FULL,    /* 全角: one em, squeezed only where the rules say */
    BX_SCHOOL_KAIMING, /* 开明: 。！？ one em, the others half an em */
    BX_SCHOOL_HALF,    /* 半角: all half an em */
    BX_SCHOOL_GRID,    /* every character in its cell; nothing gives but a mark at the line's end */
} bx_school;

typedef enum bx_breaking {
    BX_BREAK_TOTAL, /* the paragraph as a whole: total fit */
    BX_BREAK_FIRST, /* line by line: first fit */
} bx_breaking;

/** Space between a hanzi and what is not one, in 1/1000 em: least <= own <= most. */
typedef struct bx_gap {
    int least, own, most;
} bx_gap;

/** Forms of writing that a layout wants changed into those of the house rule. */
typedef enum bx_tidy {
    BX_TIDY_QUOTES = 1,   /* straight quotation marks */
    BX_TIDY_MARKS = 2,    /* half-width marks in Chinese text */
    BX_TIDY_ELLIPSES = 4, /* ... 。。。 */
    BX_TIDY_DASHES = 8,   /* -- */
    BX_TIDY_WIDTHS = 16,  /* full-width digits and letters */
    BX_TIDY_ALL = 31,
} bx_tidy;

/** How text becomes lines. A document has one. */
typedef struct bx_line_rules {
    bx_prohibition prohibition;
    bx_school school;
    bx_breaking breaking;
    bx_gap digit_gap, letter_gap;
    bool hang;           /* 、，。 at a line's end may stand outside the measure */
    bool trim_indent;    /* an opening mark behind a first-line indent loses its white */
    const bx_str *whole; /* names that a line's end should not split */
    int whole_count;
} bx_line_rules;

/** How the text of a table's cell runs. */
typedef enum bx_writing {
    BX_WRITING_LINES,
    BX_WRITING_STACK,   /* one character a line, upright */
    BX_WRITING_COLUMNS, /* down the page, columns from right to left */
} bx_writing;

typedef enum bx_side { BX_SIDE_LEFT, BX_SIDE_CENTER, BX_SIDE_RIGHT, BX_SIDES } bx_side;

/** What a place is measured from, or a length aligned on. */
typedef enum bx_origin { BX_FROM_AREA, BX_FROM_SHEET } bx_origin;

/** A line across the type area, by itself. */
typedef struct bx_rule_line {
    bx_stroke stroke;
    bx_len length;        /* 0: as wide as the type area */
    bx_side align;        /* of one that has a length */
    bx_origin from;       /* what it is aligned on */
    bx_len before, after; /* least distance to what stands above and below */
} bx_rule_line;

/** The numbers beside the lines of the text, counted anew on each page. */
typedef struct bx_line_number_style {
    const bx_style *style;
    int every;       /* those that it divides are written */
    bx_len distance; /* from where they end to the type area */
    bx_place place;
} bx_line_number_style;

/** How a picture stands in the text. */
typedef struct bx_picture_style {
    bx_len width, height; /* 0: not given; both: what it is fitted into */
    bx_side align;
} bx_picture_style;

/** A place on the page that does not depend on what stands before it. */
typedef struct bx_fixed {
    bx_origin from;
    bx_len y;       /* its upper edge; below 0: above the type area */
    bx_len width;   /* 0: that of the type area */
    bool is_across; /* `x` and `align` say where it stands; else at the type area's left edge */
    bx_side align;  /* of the width that `from` has */
    bx_len x;       /* from there: to the right; with RIGHT to the left */
} bx_fixed;

/** On which side of a leaf the foot of the document stands. */
typedef enum bx_leaf_side { BX_LEAF_ANY, BX_LEAF_EVEN } bx_leaf_side;

/** What stands at the foot of the last page: GB/T 9704-2012 7.4 (版记). */
typedef struct bx_foot_style {
    bx_leaf_side side;
    bx_len gap; /* least distance to the text above it */
} bx_foot_style;

/** The places of names that stand in rows of two, at the right: GB/T 9704-2012 7.2.6 (签发人). */
typedef struct bx_roster_style {
    bx_len width; /* of a name's place, at least; a shorter name is spread over it */
    bx_len gap;   /* between the names of a row */
} bx_roster_style;

/** Where what follows begins. */
typedef enum bx_page_start {
    BX_START_ANYWHERE,
    BX_START_NEXT, /* on a page of its own */
    BX_START_ODD,  /* on the front of a leaf: a side before it may stay blank */
} bx_page_start;

typedef struct bx_page_style {
    bx_len width, height;
    bx_rect area; /* the type area on the sheet */
    /*
     * The text is turned 90° anticlockwise within it: it reads along the sheet's height, and its first line
     * is at the left edge (GB/T 9704-2012 8: on odd pages 订口, on even ones 切口). What stands around it is not.
     */
    bool turned;
    int grid_characters, grid_lines;
    bx_len grid_size; /* em of the grid's type size */
    bx_len cell;      /* width of one character cell: area.w / characters */
    /* (area.h - grid_size) / (lines - 1): first em-box at the top edge, last at the bottom */
    bx_len pitch;
    int widows, orphans; /* least lines of a paragraph at the head, at the foot of a page */
    int hole; /* 1/1000 of the area that may stay empty below what should be whole; 0: all of it */
    bool has_number;
    const bx_style *number_style;
    bx_place number_place; /* of its description, for messages */
    bx_len number_top;     /* ink top of the dash below the type area */
    bx_side number_odd, number_even;
    bx_len number_inset;
} bx_page_style;

/** Stamps of persons' names (签名章), each with the post before it: GB/T 9704-2012 7.3.5.3. */
typedef struct bx_stamp_style {
    int blank;            /* empty lines between the text and the first stamp */
    bx_len right;         /* from the right edge of the type area to the stamps and to the date */
    bx_len apart;         /* between a post and its stamp */
    bx_len width, height; /* what a stamp's picture is fitted into; 0: not given */
} bx_stamp_style;

typedef struct bx_signature_style {
    int blank, sealed_blank;    /* empty lines between text and agency */
    bx_len right, sealed_right; /* from the right edge of the type area to the date (or agency) */
    bx_len shift; /* unsealed: the date's first character to the right of the agency's */
    bx_len below; /* sealed: centre of agency and date below the seal's centre */
    bx_len apart; /* sealed: between the seals of a row */
    bx_len
        above_note; /* sealed: between a room for a seal and a long note under it; 0: the note stands below */
    int rows; /* sealed: lines from one row of seals to the next, at least */
    bx_stamp_style stamp;
    int with;                /* lines of body text that stay on the page with it */
    bx_len fit_seal;         /* by which the seals may go up for it, before anything else */
    int fit_pitch, fit_cell; /* 1/1000 by which lines, then characters, may close up for it */
    const bx_style *style;   /* 署名 */
} bx_signature_style;

/** What a row of a table is, where a page may end in it. */
typedef enum bx_row_kind {
    BX_ROW_BODY,
    BX_ROW_HEAD,  /* column heads among the rows: opens a group, stays with the row after it */
    BX_ROW_TOTAL, /* stays with the row before it */
} bx_row_kind;

typedef enum bx_column_kind { BX_COLUMN_FIXED, BX_COLUMN_SHARE, BX_COLUMN_CONTENT } bx_column_kind;

typedef struct bx_column {
    bx_column_kind kind;
    bx_len width; /* FIXED */
    int share;    /* SHARE: thousandths: "*" is 1000, "1.5*" 1500 */
    bx_align align;
    bx_vertical vertical;
} bx_column;

/**
 * Lines around one cell in place of the table's; NULL: the table's. Where two cells meet the later
 * one counts, the lower or the one to the right; what the table's edge is, is the table's frame no more.
 */
typedef struct bx_edges {
    const bx_stroke *top, *right, *bottom, *left;
} bx_edges;

/** The lines of a table; of each, width 0: none. */
typedef struct bx_table_lines {
    bx_stroke top, right, bottom, left; /* of its frame; of every page's part */
    bx_stroke across, down;             /* between rows, between columns */
    bx_stroke under_head, above_foot;   /* in place of `across` */
} bx_table_lines;

/** What of a column a total made with the pages is of. */
typedef enum bx_tally_kind {
    BX_TALLY_PAGE,   /* the rows on the page */
    BX_TALLY_BEFORE, /* all rows on the pages before it */
    BX_TALLY_SO_FAR, /* both */
} bx_tally_kind;

#endif
