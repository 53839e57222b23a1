/*
 * layout.h - a layout file, typed
 *
 * In:  a layout's node tree, with those it extends. Out: page, grid, styles,
 * heading levels, fields, rules and the body pattern; lengths resolved, styles
 * flat (nothing is inherited at use), expressions parsed. The words of documents
 * come from the layout; nothing here knows any.
 *
 * The values that compose needs too (style, page, column) are in base/style.h.
 * Units: mm, cm, pt; 字 is the grid's cell width, 行 its line pitch; 三号 … are
 * type sizes in points (GB/T 40070-2021 as ctex lists them). In a style 字 is one
 * em of that style when the style is not on the grid.
 */
#ifndef BX_LAYOUT_LAYOUT_H
#define BX_LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/len.h"
#include "base/style.h"
#include "layout/clause.h"
#include "layout/date_form.h"
#include "layout/field.h"
#include "layout/phrase.h"

/** One spelling of a heading marker; 一 stands for any Chinese numeral, 1 for any number. */
typedef struct bx_marker {
    bx_str before, after; /* "（" and "）", "" and "、" */
    bool is_han;          /* a Chinese numeral between, else ASCII digits */
} bx_marker;

typedef struct bx_level {
    const bx_marker *markers;
    int marker_count;
    const bx_style *style;
} bx_level;

/** What stands once for each entry of a list, or for each group of them. */
typedef struct bx_sort_key {
    const bx_expr *value; /* of an entry */
    bool is_descending;
} bx_sort_key;

typedef struct bx_repeat {
    bx_place place;
    bx_slot list;               /* field NULL: nothing is repeated */
    const bx_expr *const *keys; /* by: fields of the entry that a group shares; none: no groups */
    int key_count;
    const bx_sort_key *sort; /* the first decides before the others; none: as in the data */
    int sort_count;
} bx_repeat;

/** What a cell is read before. */
typedef enum bx_heads {
    BX_HEADS_BY_PLACE, /* a head row's: its columns; a side column's: its rows */
    BX_HEADS_NOTHING,  /* a note in the corner */
    BX_HEADS_ROW,      /* a label of what stands to the right of it */
    BX_HEADS_COLUMN,   /* of what stands below it */
} bx_heads;

/** A cell of a layout's table. Joined cells appear once, at their upper left corner. */
typedef struct bx_cell_pattern bx_cell_pattern;
struct bx_cell_pattern {
    bx_phrase text; /* one spread expression may stand for several columns */
    bx_place place;
    int row_span, span; /* at least 1 */
    int column;         /* first column of the layout, from 0 */
    bool is_head;       /* of a head row: a column header */
    bool is_side;       /* in a side column: a row header */
    bx_heads heads;     /* what it is a header of, in place of that */
    bool is_label;      /* literal text: may be replaced by the body's own wording */
    bool is_each;       /* in a column that is repeated: once for each of its data columns */
    bool is_merged;     /* joined with the cell above where both say the same */
    bool has_align, has_vertical;
    bx_align align;
    bx_vertical vertical;
    bx_writing writing;
    bx_len fit;              /* the least size that its text may take; 0: the table's */
    const bx_edges *edges;   /* NULL: the table's lines */
    const bx_style *style;   /* the table's when not given */
    const bx_phrase *corner; /* a diagonal head: 2 or 3 texts; else NULL */
    int corner_count;
    bool is_tally; /* text is made with the pages */
    bx_tally_kind tally;
    const bx_slot *group;             /* in: whose names it has (inside.h); NULL: none */
    const bx_expr *condition;         /* if: of these names; NULL: always */
    const bx_cell_pattern *otherwise; /* where it, or the group, is not; NULL: an empty cell */
};

typedef struct bx_row_pattern {
    const bx_cell_pattern *cells; /* those that start in this row, left to right */
    int count;
    bx_row_kind kind;
    bx_len height; /* at least; 0: by content */
    bx_place place;
} bx_row_pattern;

typedef enum bx_row_item_kind {
    BX_ROWS_PLAIN, /* rows that follow one another: cells may be joined over them */
    BX_ROWS_EACH,
    BX_ROWS_IF,
} bx_row_item_kind;

typedef struct bx_row_item bx_row_item;

typedef struct bx_row_items {
    const bx_row_item *items;
    int count;
} bx_row_items;

struct bx_row_item {
    bx_row_item_kind kind;
    bx_place place;
    union {
        struct {
            const bx_row_pattern *rows;
            int count;
        } plain;
        struct {
            bx_repeat repeat;
            bx_row_items items;
        } each;
        struct {
            const bx_expr *condition;
            bx_row_items items, otherwise;
        } choice;
    };
};

/** A column of the layout: one of the table, or one for each entry or group of a list. */
typedef struct bx_column_pattern {
    bx_column column;
    bool
        has_align; /* the layout says it; else it is the table's style's, or a cell's own style's */
    const bx_repeat *repeat; /* NULL: one */
} bx_column_pattern;

/** A line above a table or below a picture, or several with one left edge. */
typedef struct bx_caption_pattern {
    const bx_style *style;
    bx_phrase left, center, right;
    const bx_phrase *block; /* its lines; NULL: one line of the three above */
    int block_count;
    bx_side side; /* of the block: where it stands on the table */
} bx_caption_pattern;

typedef struct bx_caption_patterns {
    const bx_caption_pattern *items;
    int count;
} bx_caption_patterns;

typedef struct bx_table_pattern {
    bx_str name;
    bx_place place;
    const bx_style *style;
    const bx_column_pattern *columns;
    int column_count;
    bx_place columns_place;
    bx_row_items rows;
    bx_row_items later_head, carry, page_foot; /* rows of each page; none: nothing */
    bx_caption_patterns captions, continued;
    int head, foot; /* leading and last rows repeated on every page */
    bool keep;      /* not torn when it fits a fresh page and leaves no hole before it */
    const bx_table_lines *lines; /* NULL: rule and frame */
    bx_len rule;                 /* line thickness; 0.5 pt unless given */
    bx_len frame;                /* thickness of the outer frame; as rule unless given */
    bx_len pad_x, pad_y;         /* between rule and text */
    bx_len before, after;        /* least distance to the text around it */
    bx_len fit;                  /* the least size that a cell's text may take to fit; 0: its own */
} bx_table_pattern;

typedef struct bx_picture_pattern {
    bx_phrase image;    /* one value of type image */
    bx_phrase qr;       /* QR: what the code holds; the others: empty */
    bx_phrase alt;      /* what it shows; empty: what the data say */
    bool is_decorative; /* it adds nothing that could be said */
    bx_caption_patterns captions;
    bx_picture_style style;
} bx_picture_pattern;

/** On which pages a list of furniture stands; of those that are there the first one counts. */
typedef enum bx_region_pages {
    BX_REGION_LAST,  /* of the section, where it has one page also before its first */
    BX_REGION_FIRST, /* of the section */
    BX_REGION_ODD,
    BX_REGION_EVEN,
    BX_REGION_ALL,
    BX_REGION_LISTS,
} bx_region_pages;

/** Where an item of a region stands. */
typedef enum bx_region_edge {
    BX_EDGE_NONE,   /* with the others of its region, one below the other */
    BX_EDGE_TOP,    /* its upper edge, from the sheet's */
    BX_EDGE_BOTTOM, /* its lower edge, from the sheet's */
} bx_region_edge;

typedef struct bx_region_item bx_region_item;

typedef struct bx_region_items {
    const bx_region_item *items;
    int count;
} bx_region_items;

/** What stands above or below the type area. */
typedef struct bx_region_pattern {
    const bx_region_items *lists[BX_REGION_LISTS]; /* NULL: none for these pages */
    bx_len gap;                                    /* between it and the type area */
} bx_region_pattern;

/** What pages are like: the sheet with its type area and grid, and what stands around the text. */
typedef struct bx_page_pattern bx_page_pattern;
struct bx_page_pattern {
    bx_str name; /* empty: the layout's own, `page` */
    bx_place place;
    bx_page_style style;
    bx_phrase number_text; /* of bx_page_slots (page_slots.h) and the fields */
    bx_region_pattern head, foot;
    const bx_page_pattern *first; /* of a section's first page; NULL: it is like the others */
};

/** Who signs, and how: organs with their seals, or posts with the stamps of names. */
typedef struct bx_signature_pattern {
    bx_repeat repeat; /* each: of the list's entries; list.field NULL: one signs */
    bool is_of_posts;
    bx_phrase agency, post;
    bx_phrase seal; /* one value of type seal; of a post its stamp: of type image */
    bx_phrase alt;  /* what the picture of the seal or the stamp shows */
    bx_phrase
        sign; /* what the field is called in which one signs electronically; empty: there is none */
    bx_phrase date; /* in the scope of the body */
} bx_signature_pattern;

/** Names in large type, spread to the longest, and what stands beside all of them (发文机关标志). */
typedef struct bx_masthead_pattern {
    bx_repeat repeat;       /* each: a name of each entry; list.field NULL: those of `name` */
    bx_phrase name, suffix; /* suffix empty: nothing */
    bx_len least;           /* the size that it may shrink to; 0: it may not */
} bx_masthead_pattern;

/** Names in rows, at the right, a text at the left of the last row (发文字号, 签发人). */
typedef struct bx_roster_pattern {
    bx_phrase left, label, names; /* left and label may be empty */
    bx_roster_style style;
} bx_roster_pattern;

/** Entries of a list with their markers (layout/list.h). */
typedef struct bx_list_pattern {
    bx_repeat repeat; /* list.field NULL after a reported fault */
    bx_phrase lead;   /* in the scope of the body; the others in that of the entry */
    bx_phrase marker, item;
    bool has_single;
    bx_phrase single; /* of an only entry, in place of marker and item */
    bx_len gap;       /* between the widest marker and the texts */
    const bx_style *style;
} bx_list_pattern;

typedef enum bx_item_kind {
    BX_BODY_TITLE,      /* texts: the wanted lines; otherwise: lines when the first give nothing */
    BX_BODY_HEADING,    /* text with the style of its marker's level, or `level` */
    BX_BODY_PARAGRAPHS, /* a paragraphs field: levels and run-in headings recognised */
    BX_BODY_TEXT,       /* one paragraph in a named style */
    BX_BODY_TABLE,
    BX_BODY_SIGNATURE,
    BX_BODY_IN,      /* the body with the names of a group, where that is there */
    BX_BODY_EACH,    /* the body once for each entry or group of a list field */
    BX_BODY_SPACE,   /* empty lines */
    BX_BODY_RULE,    /* a line across */
    BX_BODY_LINE,    /* texts: left, center, right, on one line */
    BX_BODY_LIST,    /* entries with their markers, one below the other */
    BX_BODY_IMAGE,   /* a picture that the data name */
    BX_BODY_QR,      /* a QR code, as a picture */
    BX_BODY_PAGE,    /* what follows begins on another page */
    BX_BODY_SECTION, /* what stands on pages of its own, in their style */
    BX_BODY_PLACE,   /* what stands at a fixed place of its page */
    BX_BODY_FOOT,    /* what stands at the foot of the document's last page */
    BX_BODY_MASTHEAD,
    BX_BODY_ROSTER,
    BX_BODY_IF, /* the body where a condition holds, else the other */
} bx_item_kind;

typedef struct bx_body_item bx_body_item;

typedef struct bx_body_items {
    const bx_body_item *items;
    int count;
} bx_body_items;

struct bx_body_item {
    bx_item_kind kind;
    bx_place place;
    const bx_expr *condition; /* if: NULL: always */
    bool is_moved; /* of a foot: there only when its `moved` texts are not on the first side */
    const bx_style *style; /* TITLE, TEXT, LINE, MASTHEAD, ROSTER; HEADING: NULL: by its marker */
    bool preprinted; /* TEXT, LINE, RULE, IMAGE, PLACE, MASTHEAD: a sheet may have it already */
    union {
        struct { /* TITLE, HEADING, PARAGRAPHS, TEXT, LINE */
            const bx_phrase *texts, *otherwise;
            int text_count, otherwise_count;
        };
        const bx_rule_line *rule;
        const bx_table_pattern *table;
        const bx_list_pattern *list;
        const bx_picture_pattern *picture;
        const bx_signature_pattern *signature;
        const bx_masthead_pattern *masthead;
        const bx_roster_pattern *roster;
        struct {
            const bx_fixed *fixed;
            bx_body_items body;
        } place_at;
        struct {
            bx_foot_style style;
            const bx_style
                *moved; /* texts in it leave a first side without body text; NULL: none */
            bx_body_items body;
        } foot;
        struct {
            bx_repeat repeat;
            bx_body_items body;
        } each;
        struct {
            const bx_slot *group; /* NULL after a reported fault */
            bx_body_items body;
        } in;
        struct {
            bx_body_items body, otherwise; /* by `condition` */
        } choice;
        int lines; /* SPACE */
        struct {
            bx_page_start start;         /* PAGE, too */
            const bx_page_pattern *page; /* SECTION */
            bx_body_items body;          /* SECTION */
        } section;
    };
};

/** An item of a region: TEXT, LINE, RULE or IMAGE; its names are those of bx_page_slots, then the fields. */
struct bx_region_item {
    bx_body_item item;
    bx_region_edge edge;
    bx_len distance;
};

/** A term of an equation: a figure, a row of figures, or (has_members) all figures of a group. */
typedef struct bx_rule_term {
    bool minus;
    bx_slot slot;
} bx_rule_term;

/**
 * What must hold. An equation of figures, terms added or taken away, is proved row by row, and a
 * figure that is absent may be filled from it; any other is a condition.
 */
typedef struct bx_rule {
    bx_str that, say;
    bx_place place;
    bx_severity severity;
    const bx_slot *each;      /* the list for each entry of which it must hold; NULL: once */
    const bx_expr *condition; /* NULL: an equation */
    const bx_expr *given;     /* if: where it does not hold nothing must; NULL: always */
    const bx_rule_term *left, *right;
    int left_count, right_count;
    bx_str fill; /* a path on the left that is computed from the right when absent; empty: none */
} bx_rule;

/** 骑缝章: a seal over the edges of a set of sheets. */
typedef struct bx_edge_seal_pattern {
    bx_phrase image; /* one value of type image */
    bx_phrase alt;   /* what it shows; empty: what the data say */
    bx_len diameter;
    bx_len y;   /* of its centre, from the sheet's upper edge */
    int sheets; /* most of a set */
    bx_place place;
} bx_edge_seal_pattern;

/** What is drawn across the pages of a draft. */
typedef struct bx_draft_pattern {
    bx_phrase text;
    const bx_style *style;
    bx_place place;
} bx_draft_pattern;

/** The list of the data in which those stand who signed a document off (sign_off.h). */
typedef struct bx_sign_off_pattern {
    const bx_field *list;   /* of the top: an entry for each who signed */
    int step, name, digest; /* which of its fields say what was done, by whom, and what was seen */
    const bx_str *asked;    /* steps without which the document is a draft */
    int asked_count;
    const bx_expr *condition; /* where it does not hold nothing is asked; NULL: always */
    const int *later; /* fields of the top that are filled in after the signs: none of the digest */
    int later_count;
} bx_sign_off_pattern;

typedef struct bx_layout {
    const bx_node *nodes; /* all of it, merged: what it extends, its profiles, its parts */
    bx_str name, language;
    bx_place place;                        /* of its name, for messages about what it lacks */
    bx_phrase output, title, author, date; /* empty when not given */
    bx_phrase sign; /* as of a signature: of documents that have no other field; likewise */
    bx_date_form date_form;
    const bx_page_pattern *pages; /* the first one is the layout's own */
    int page_count;
    bx_signature_style signature;
    const bx_edge_seal_pattern *edge_seal;    /* NULL: none */
    const bx_draft_pattern *draft;            /* NULL: none */
    const bx_line_number_style *line_numbers; /* likewise */
    const bx_sign_off_pattern *sign_off;      /* likewise */
    bx_line_rules lines;                      /* without `whole`, which depends on the data */
    unsigned tidy;          /* bx_tidy: what is changed in the texts of the data */
    const bx_phrase *whole; /* names that a line's end should not split */
    int whole_count;
    const bx_style *styles;
    int style_count;
    const bx_style *body_style; /* 正文: of paragraphs without a marker */
    const bx_style *title_style;
    const bx_level *levels;
    int level_count;
    const bx_field *fields;
    int field_count;
    const bx_rule *rules;
    int rule_count;
    const bx_clause *clauses; /* what is asked of its pages, by number; none unless wanted */
    int clause_count;
    bx_body_items body;
} bx_layout;

/** The style of that name, or NULL. */
const bx_style *bx_layout_style(const bx_layout *t, bx_str name);

#endif
