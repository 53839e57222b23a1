/*
 * block.h - what a document says, in order, with resolved styles
 *
 * Made by bind from a layout and a record, const from then on. A block knows its
 * style and its place in the input; it knows no lines and no pages. Joined table
 * cells appear once. Everything lives in the job's arena or in the layout's.
 */
#ifndef BX_DOCUMENT_BLOCK_H
#define BX_DOCUMENT_BLOCK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/len.h"
#include "base/style.h"

/** A stretch of a text in one style: a run-in heading and what follows it. */
typedef struct bx_style_span {
    size_t start, end;     /* bytes; spans cover the text without gaps */
    const bx_style *style; /* face, size, em and digits count; the block's style gives the rest */
} bx_style_span;

/** Text without line ends, and where it comes from. */
typedef struct bx_inline {
    bx_str text;
    bx_place place;
    const bx_style_span *spans; /* NULL: it is empty, or all of it has the style of what it is in */
    int span_count;
    bool exact; /* byte i of text is byte place.at + i of place.file */
} bx_inline;

typedef enum bx_block_kind {
    BX_BLOCK_PARAGRAPH, /* headings and titles too */
    BX_BLOCK_TABLE,
    BX_BLOCK_SIGNATURE,
    BX_BLOCK_SPACE,
    BX_BLOCK_RULE,  /* a line across the type area */
    BX_BLOCK_LINE,  /* texts at the left, in the middle, at the right of one line */
    BX_BLOCK_LIST,  /* entries with their markers */
    BX_BLOCK_IMAGE, /* a picture by itself */
    BX_BLOCK_PAGE,  /* what follows begins on another page: `start` */
    BX_BLOCK_PLACE, /* blocks at a fixed place of their page */
    BX_BLOCK_MASTHEAD,
    BX_BLOCK_ROSTER,
} bx_block_kind;

/** 斜线表头: a cell's texts, parted by lines that start at its upper left corner. */
typedef struct bx_diagonal {
    /* what the rows are, at the lower left; of three: what stands in them; what the columns are */
    bx_inline texts[3];
    int count; /* 2 or 3 */
} bx_diagonal;

/** The amounts of a column, of which the totals of its pages are made (本页小计, 承前页). */
typedef struct bx_tally {
    /* row_count of the table; 0: the row does not count. What they add up to is a decimal, too. */
    const bx_decimal *amounts;
    int places; /* decimals of what is written */
    bx_grouping grouping;
} bx_tally;

typedef struct bx_cell {
    int32_t row, row_span; /* from 0; at least 1 */
    int16_t column, span;
    unsigned char align;                      /* bx_align */
    unsigned char vertical;                   /* bx_vertical */
    unsigned char writing : 2;                /* bx_writing */
    bool is_column_head : 1, is_row_head : 1; /* where it stands */
    unsigned char scope : 2;  /* bx_tag_scope: what it is read before; NONE: no TH */
    unsigned char tally_kind; /* bx_tally_kind */
    bx_inline text;           /* a line end in it is a wanted one: "（三）\n不予公开" */
    const bx_style *style;
    /* The text may be set smaller, down to this size, for its lines to fit the width; 0: it may not. */
    bx_len fit;
    const bx_edges *edges;       /* NULL: none of its own */
    const bx_diagonal *diagonal; /* NULL: none; else `text` is empty */
    const bx_tally *tally;       /* NULL: none; else `text` is empty, and made with the pages */
} bx_cell;

/** Rows of a table's columns that are no part of its grid: each page makes its own. */
typedef struct bx_row_group {
    const bx_cell *cells; /* as bx_table.cells */
    int cell_count, row_count;
} bx_row_group;

/** A line above a table or below a picture: its number, its title, its unit; or several lines with one left edge. */
typedef struct bx_caption {
    const bx_style *style;
    bx_inline left, center, right; /* each may be empty */
    const bx_inline *block;        /* none empty; when there are some the three above are */
    int block_count;
    bx_side side; /* of the table, where the block stands */
} bx_caption;

typedef struct bx_table {
    bx_str name;
    const bx_column *columns;
    bx_place columns_place; /* where the layout has them; file NULL: not known */
    int column_count, row_count;
    const bx_cell *cells; /* by row, then column; they cover the grid once */
    int cell_count;
    const bx_row_kind *rows;   /* row_count; NULL: all BODY */
    const bx_len *row_heights; /* row_count: the least, 0: by content; NULL: all by content */
    int head;                  /* leading rows repeated on every page */
    int foot;          /* rows at the end repeated on every page that the table goes beyond */
    bool is_foot_last; /* they stand at the end only, below the totals of the last page */
    bool keep;         /* not torn when it fits a fresh page and leaves no hole before it */
    const bx_caption *captions; /* above its first part */
    int caption_count;
    const bx_caption *continued; /* above its other parts: 续表 */
    int continued_count;
    const bx_row_group *later_head; /* on pages after the first in place of the head; NULL: none */
    const bx_row_group *carry; /* 承前页, under the head of pages after the first; NULL: none */
    const bx_row_group *page_foot; /* 本页小计, under the body's rows on each page; NULL: none */
    const bx_table_lines *lines;   /* NULL: `rule` between cells, `frame` around them, in black */
    bx_len rule, frame;            /* thickness of inner rules and of the outer frame */
    bx_len pad_x, pad_y;
    bx_len before, after; /* least distance to the text around it */
} bx_table;

typedef enum bx_seal_form {
    BX_SEAL_FORM_NONE,  /* GB/T 9704 7.3.5.2 */
    BX_SEAL_FORM_ROOM,  /* placed as sealed, the room left blank for the stamp */
    BX_SEAL_FORM_IMAGE, /* 7.3.5.1 */
} bx_seal_form;

/** One of those who sign: an organ with its seal, or a post with the stamp of a name. */
typedef struct bx_signer {
    const bx_inline
        *names; /* wanted lines of the name; of a post: what stands where it has no stamp */
    int name_count;
    bx_inline post;    /* empty: an organ */
    bx_seal_form form; /* of an organ; of a post: IMAGE, or NONE: it has no stamp */
    int image;         /* FORM_IMAGE: index into the document's images */
    bx_len diameter;   /* of an organ: FORM_IMAGE, FORM_ROOM */
    bx_str sign;       /* what the field is called in which it signs; empty: it has none */
} bx_signer;

typedef struct bx_signature {
    const bx_signature_style *places; /* where its parts go */
    bool is_of_posts;                 /* GB/T 9704 7.3.5.3; else all are organs */
    const bx_signer *signers;         /* in the order of the document */
    int count;
    bx_inline date;
} bx_signature;

/** Blocks that stand at a fixed place of their page. */
typedef struct bx_inset {
    const bx_fixed *fixed;
    const struct bx_block *blocks;
    int block_count;
} bx_inset;

/** Names in large type, one a line, spread to the longest; the suffix beside all of them. */
typedef struct bx_masthead {
    const bx_inline *names; /* at least one */
    int name_count;
    bx_inline suffix; /* may be empty */
    bx_len least;     /* the size that it may shrink to; 0: it may not */
} bx_masthead;

/** Names in rows of two, at the right, behind their label; a text at the left of the last row. */
typedef struct bx_roster {
    bx_inline left, label; /* may be empty */
    const bx_inline *names;
    int name_count;
    const bx_roster_style *style;
} bx_roster;

typedef struct bx_list_entry {
    bx_inline marker; /* may be empty */
    bx_inline text;
} bx_list_entry;

/** Entries one below the other, whose texts begin behind the widest marker. */
typedef struct bx_list {
    bx_inline lead; /* before the first one's marker; may be empty */
    const bx_list_entry *entries;
    int count;  /* at least 1 */
    bx_len gap; /* between marker and text */
} bx_list;

typedef struct bx_block {
    bx_block_kind kind;
    bx_place place;
    const bx_style *style;
    bool
        is_hidden; /* takes its room, and nothing of it is to be seen or read: the sheet has it already */
    int heading; /* PARAGRAPH: 0, or 1 to 6: the level of the heading */
    /* PARAGRAPH: wanted lines, each starts a new one; usually one. LINE: by bx_side, may be empty */
    const bx_inline *lines;
    int line_count;
    const bx_table *table;
    const bx_signature *signature;
    const bx_list *list;
    const bx_rule_line *rule;
    const bx_picture_style *picture; /* IMAGE */
    int image;                       /* IMAGE: index into the document's pictures */
    const bx_caption *captions;      /* IMAGE: below it */
    int caption_count;
    int space;             /* SPACE: empty lines */
    bx_page_start start;   /* PAGE */
    bool is_moved;         /* of a foot: there only when its `moved` texts are */
    const bx_inset *inset; /* PLACE */
    const bx_masthead *masthead;
    const bx_roster *roster;
} bx_block;

/** A picture that the data name; app reads the file, paint draws it. */
typedef struct bx_picture {
    const char *path; /* relative to the data file already resolved; "": a QR code */
    bx_str qr;        /* what it holds; ptr NULL: a file */
    bx_place place;
    bx_str alt; /* what it shows: "芮城县司法局印章"; empty: nobody said, which was told */
    bool is_seal;       /* must be square: it stands in a square */
    bool is_decorative; /* it adds nothing that could be said */
} bx_picture;

/** A text that is known when its page is: the page number. */
typedef struct bx_late_text bx_late_text;
struct bx_late_text {
    /** Writes it for a page of so many; the text lives in the arena. */
    bx_status (*write)(const bx_late_text *self, bx_arena *arena, bx_diag *diag, int page,
                       int pages, bx_inline *text);
};

/** Which page it is, of all and of its section. */
typedef struct bx_page_place {
    int page, pages;
    bool is_first, is_last; /* of its section, with the sections within that */
} bx_page_place;

typedef enum bx_stand { BX_STAND_WITH, BX_STAND_TOP, BX_STAND_BOTTOM } bx_stand;

/** A block beside the type area. */
typedef struct bx_furnishing {
    bx_block block; /* PARAGRAPH, LINE, RULE, IMAGE */
    /* WITH: below those before it in the region; else its upper or lower edge, from the sheet's */
    bx_stand stand;
    bx_len distance;
} bx_furnishing;

/** What stands above or below the type area: known when its page is. */
typedef struct bx_late_region bx_late_region;
struct bx_late_region {
    /** Makes a page's blocks; they live in the arena. */
    bx_status (*write)(const bx_late_region *self, bx_arena *arena, bx_diag *diag,
                       const bx_page_place *place, const bx_furnishing **items, int *count);
    bx_len gap;     /* between those that stand with each other and the type area */
    bx_place place; /* of the first item that it may have */
};

/** Sheet, type area and grid of a page, and what stands around the text. */
typedef struct bx_sheet {
    const bx_page_style *style;
    const bx_late_text *number;        /* NULL: it has none */
    const bx_late_region *head, *foot; /* likewise */
} bx_sheet;

/** A part of the document that starts on a page of its own and says what its pages are like. */
typedef struct bx_section {
    bx_sheet page, first; /* of all its pages; of the first one, whose type area is as wide */
    bx_page_start start;  /* not ANYWHERE */
    int run; /* that of the layout it is a part of, from 0: another within it parts it */
    const bx_block *blocks;
    int block_count;
} bx_section;

/** What stands at the foot of the last page. */
typedef struct bx_foot {
    bx_place place;
    bx_foot_style style;
    /* paragraphs in it stand in the foot's `is_moved` blocks instead, where the first side has no
       room for body text below them; NULL: none */
    const bx_style *moved;
    bx_sheet page; /* of a page that it has for itself */
    const bx_block *blocks;
    int block_count;
} bx_foot;
/** A seal in slices on the right edges of sheets, which joined are whole. */
typedef struct bx_edge_seal {
    int image; /* index into the document's pictures */
    bx_len diameter;
    bx_len y;   /* of its centre, from the sheet's upper edge */
    int sheets; /* most of a set */
    bx_place place;
} bx_edge_seal;

/** What is drawn across every page, under the text. */
typedef struct bx_watermark {
    bx_inline text; /* empty: nothing */
    const bx_style *style;
    bx_place place;
} bx_watermark;

typedef struct bx_document {
    bx_str title, author, language;
    int year, month, day; /* of the report; year 0: none */
    bx_str output;        /* file name without folder and ending, made safe; empty: none */
    bx_str output_from; /* the fields that it is made from, for messages: "机关 某局, 年度 2024" */
    bx_line_rules lines;
    const bx_edge_seal *edge_seal; /* NULL: none */
    bx_watermark draft;
    bx_str sign; /* what the field of a document is called whose blocks have none; empty: none */
    const bx_line_number_style *line_numbers; /* NULL: lines have none */
    const bx_section *sections;               /* at least one */
    int section_count;
    const bx_foot *foot; /* NULL: none */
    int run_count;       /* runs of sections are below it */
    const bx_picture *pictures;
    int picture_count;
} bx_document;

/** Appends the blocks as text, one a line, for `dump --stage=blocks` and goldens. */
void bx_document_dump(const bx_document *document, bx_buf *out);

#endif
