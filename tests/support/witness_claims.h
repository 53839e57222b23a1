/*
 * witness_claims.h - what a page should look like, written down by hand
 *
 * A text file, a claim a line; `#` at a line's start begins a comment:
 *
 *     page | clause | thing | facts
 *     1    | 7.2.5  | text 云政发〔2024〕12号 | left 80.93 right 131.07 line 8 size 16 face 仿宋
 *     1    | 7.2.7  | rule red | left 28 right 184 top 119.76 thick 0.5
 *     1    | 7.2.4  | ink red 云泽县人民政府文件 | top 72.00
 *     last | 7.5    | no number
 *
 * page: its number from 1; `last`; `every`, where the claim is made of each page; `all` for
 * `pages`. The thing, with `no` before it where there must be none that fits the facts:
 *
 *     text WORDS         words on one line, white space apart; faces that stand in for another
 *                        have baselines of their own and are claimed by themselves
 *     turned text WORDS  the same, running up the page
 *     ink [COLOR] [WORDS] what is printed where these words stand; without words on the sheet
 *     rule [COLOR]       a box of a path that is filled or stroked
 *     image              a picture
 *     number [N]         —N— at the foot; without N any
 *     sheet              the page itself
 *     pages N            how many the document has
 *
 * Facts are a name and a value; lengths are mm from the sheet's upper left corner, 0.2 mm (ink
 * 0.3) may be off:
 *
 *     left right top bottom width height centre (across) middle (down)    of all
 *     left        of text: where its first character begins
 *     right       of text: where one sees it end, a closing mark at half its width
 *     top bottom  of text: of its em-box
 *     base        of text: its line; of turned text: the same, across
 *     line        of text: which line of the grid its em-box begins on
 *     size face   of text: points; 仿宋 楷体 黑体 宋体 小标宋, or how the font's name begins
 *     from to     of turned text: where it begins and ends, down the page
 *     thick       of rules
 *     color       red, black, #RRGGBB
 *     count       so many fit the other facts, no more and no less
 *     within      what may be off here
 */
#ifndef WITNESS_CLAIMS_H
#define WITNESS_CLAIMS_H

#include "support/witness_chars.h"

enum { WITNESS_FACTS = 16, WITNESS_LAST_PAGE = -1, WITNESS_EVERY_PAGE = -2, WITNESS_ALL = -3 };

typedef enum witness_thing_kind {
    WITNESS_THE_TEXT,
    WITNESS_THE_TURNED_TEXT,
    WITNESS_THE_INK,
    WITNESS_THE_RULE,
    WITNESS_THE_IMAGE,
    WITNESS_THE_NUMBER,
    WITNESS_THE_SHEET,
    WITNESS_THE_PAGES
} witness_thing_kind;

typedef struct witness_fact {
    const char *name;
    const char *word; /* the value as it was written */
    double value;     /* and as a number; NAN */
} witness_fact;

typedef struct witness_statement {
    int line; /* of the file */
    int page; /* from 1, or one of the above */
    const char *clause, *thing;
    witness_thing_kind kind;
    bool is_absent;
    const char *color; /* of ink and rules; NULL: any */
    const char *words; /* "" for none */
    witness_fact facts[WITNESS_FACTS];
    size_t count;
} witness_statement;

typedef struct witness_statements {
    witness_statement *at;
    size_t count, room;
} witness_statements;

/** All claims of the file; a line that is none is a failure. */
witness_statements witness_claims_read(witness *w, const char *path);

/** Whether `word` is a colour, and which: parts from 0 to 1. */
bool witness_color_of(const char *word, double rgb[3]);

#endif
