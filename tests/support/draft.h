/*
 * draft.h - documents built by hand, set by compose, and what to ask of the pages
 *
 * A draft has the page and the styles of GB/T 9704-2012 (156 mm x 225 mm, 22 lines
 * of 28 characters), real faces from fonts/files, and a list of blocks. Change its
 * page or styles before blocks are added; set it; look at `pages` and `diag`.
 * Out of memory ends the test.
 */
#ifndef BX_TESTS_DRAFT_H
#define BX_TESTS_DRAFT_H

#include "base/vec.h"
#include "compose/compose.h"

enum { BX_DRAFT_LEVELS = 4 };

/** The text of page numbers; {页} and {页数} in its form become the page and the count of pages. */
typedef struct bx_draft_number {
    bx_late_text head; /* first: what compose holds is this */
    bx_str form;       /* may be changed */
} bx_draft_number;

/** The set pages, opened. */
typedef struct bx_draft_pages {
    const bx_page *pages;
    int count;
    bx_tag_tree tags;
    const bx_set_line *lines;
    int line_count;
} bx_draft_pages;

typedef struct bx_draft {
    bx_arena *arena, *scratch;
    bx_diag *diag;
    bx_engine *engine;
    bx_line_rules rules; /* level gb, 全角, total fit; may be changed */
    bx_page_style page;
    bx_draft_number page_number; /* left away where page.has_number is false */
    bx_signature_style signature;
    bx_style title, body, cell, note, signed_style, number;
    bx_style levels[BX_DRAFT_LEVELS];
    bx_len pad, rule, frame; /* of the tables added from now on */
    BX_VEC(bx_block) blocks;
    BX_VEC(bx_picture) pictures;
    BX_VEC(const bx_image *) images; /* of the pictures; of a seal: NULL */
    bx_foot foot;                    /* without blocks: there is none */
    bx_section section;
    bx_document document;
    const char *sign;            /* what the field of the document is called; NULL: it has none */
    bool records;                /* what stands where is told, in `kept` */
    const bx_draft_pages *pages; /* after bx_draft_set; NULL when it failed */
    const bx_pages *kept;        /* the same, as they are held */
} bx_draft;

/** The five roles of the layouts, each of one Fandol face, or NULL when the files are not there. Opened once. */
const bx_fontset *bx_faces_open(void);
void bx_faces_close(void);

void bx_draft_open(bx_draft *draft);
void bx_draft_close(bx_draft *draft);

/** A type area of so many characters and lines, 10 mm from the sheet's edges at top and left. */
void bx_draft_page(bx_draft *draft, int characters, int lines);

/** Wanted lines are parted by "\n". */
void bx_draft_title(bx_draft *draft, const char *lines);
/** level: 0 to 3; depth: 1 to 6. */
void bx_draft_heading(bx_draft *draft, int level, int depth, const char *text);
void bx_draft_paragraph(bx_draft *draft, const char *text);
/** A paragraph of so many hanzi, the last a 。 */
void bx_draft_hanzi(bx_draft *draft, int count);
void bx_draft_space(bx_draft *draft, int lines);

/**
 * A table. Cells are parted by "|", rows by "\n"; "<" continues the cell to the left,
 * "^" the one above; a cell that starts with "!" is stacked, one character a line;
 * "\\" ends a wanted line in a cell.
 * @param columns  one for each column
 */
bx_table *bx_draft_table(bx_draft *draft, const bx_column *columns, int count, const char *rows,
                         int head, bool keep);

/** Rows of a table's columns for one of its groups (a later head, page totals), written alike. */
bx_row_group *bx_draft_group(bx_draft *draft, const bx_table *table, const char *rows);

/** The cell of a table, or of a group, that begins at a place; NULL: none does. */
bx_cell *bx_draft_cell(const bx_cell *cells, int count, int row, int column);

/** A line above a table; each part may be NULL. */
bx_caption bx_draft_caption(bx_draft *draft, const char *left, const char *center,
                            const char *right);

/** agency: its lines end with \n but the last. diameter in 1/1000 mm; 0: not sealed. alt NULL: room for a stamp; otherwise an image. */
void bx_draft_signature(bx_draft *draft, const char *agency, const char *date, int64_t diameter,
                        const char *alt);

/** One of those who sign. Of a post, `alt` is of its stamp's picture, of so many pixels; width 0: not known. */
typedef struct bx_draft_signer {
    const char *name; /* its lines end with \n but the last */
    const char *post;
    int64_t diameter; /* in 1/1000 mm; 0: no seal */
    const char *alt;  /* NULL: room for a seal, or no stamp */
    int width, height;
    const char *sign; /* what its field is called; NULL: it has none */
} bx_draft_signer;

void bx_draft_signers(bx_draft *draft, const bx_draft_signer *by, int count, const char *date);

/** Names in red 42 pt type, down to 22 pt, 35 mm below the type area's upper edge; lines end with \n but the last. */
void bx_draft_masthead(bx_draft *draft, const char *names, const char *suffix);

/** A paragraph of body text that does not count as such beside a signature: 附件说明. */
void bx_draft_aside(bx_draft *draft, const char *text);

/** The document's foot, a line of text, 5 mm below the text at least. */
void bx_draft_foot(bx_draft *draft, bx_leaf_side side, const char *text);

/** A picture of so many pixels, which are not there: compose looks at none. width 0: it could not be read. */
void bx_draft_picture(bx_draft *draft, int width, int height, const bx_picture_style *style);

/** Captions of the picture that was added last; they live as long as the draft. */
void bx_draft_captions(bx_draft *draft, const bx_caption *captions, int count);

/** Composes what is there; the pages stay until the draft is closed. */
bx_status bx_draft_set(bx_draft *draft);

/** So many different hanzi, the same for the same count and start; lives in the draft's arena. */
const char *bx_draft_text(bx_draft *draft, int start, int count);

/* --- what the pages show --------------------------------------------------- */

/** First run with this text, on page *page (from 0) or later; *page is set to its page. NULL: none. */
const bx_item *bx_draft_find(const bx_draft *draft, const char *text, int *page);

/** The page (from 1) on which `text` is found first, 0 for none. */
int bx_draft_page_of(const bx_draft *draft, const char *text);

/** Runs of this text on a page (from 1): as content, or as artifacts. */
int bx_draft_runs(const bx_draft *draft, int page, const char *text, bool as_artifact);

/** Filled rectangles on a page (from 1). */
int bx_draft_rules(const bx_draft *draft, int page);

/** Different baselines of body text on a page (from 1): its set lines. */
int bx_draft_lines(const bx_draft *draft, int page);

/** Upper edge of the em-box of a run's line: its baseline less 880/1000 em. */
bx_len bx_draft_top(const bx_item *run);

/** 1/1000 mm, rounded. */
int64_t bx_um(bx_len length);

/** Messages with this number. */
int bx_draft_count(const bx_draft *draft, int number);

#endif
