/*
 * page.h - the finished pages
 *
 * Made by compose, const from then on; paint turns them into device calls without deciding
 * anything. A page is kept packed and opened for as long as somebody looks at it: a flat list
 * of placed items, in painting order; those that follow one another with the same tag form one
 * piece of marked content.
 */
#ifndef BX_COMPOSE_PAGE_H
#define BX_COMPOSE_PAGE_H

#include <stdbool.h>

#include "base/tag.h"
#include "compose/packed.h"
#include "document/block.h"
#include "text/line.h"

/** A page as it is held. */
typedef struct bx_kept_page {
    int number; /* from 1 */
    bx_len width, height;
    bx_str label;
    const bx_page_style *style;
    bool is_first;      /* of its section */
    bool is_unnumbered; /* its number is not printed */
    bool is_blank;      /* a side left empty, so that what follows begins on a front */
    int sloped; /* so many groups at its beginning stand on the sheet turned by 45° about its centre */
    /* The groups [turned_first, turned_end) stand on the sheet turned left: they read from below. */
    bool is_turned;
    int turned_first, turned_end;
    const bx_group *groups;
    int count;
} bx_kept_page;

/** A page as it is looked at. */
typedef struct bx_page {
    int number;
    bx_len width, height;
    bx_str label;
    const bx_item *items;
    int count;
    int sloped; /* items at its beginning that stand on the sheet turned by 45° */
    int turned_first, turned_end; /* items that stand on the sheet turned left; none: both 0 */
} bx_page;

/** A line of the document's paragraphs as it was set, for `dump --stage=lines`. */
typedef struct bx_set_line {
    bx_str text;
    const bx_line *line; /* without its runs */
    bx_len indent, em;
    bool starts_paragraph;
} bx_set_line;

/** Something that stands on a page, as it was placed there: for those who measure. */
typedef struct bx_placed {
    int page;              /* index, from 0 */
    int line;              /* of a paragraph: index of bx_pages.lines; else -1 */
    const bx_block *block; /* that it is a piece of; NULL: the page number */
    const bx_style *style; /* of the block, or of the page number; NULL: it has none */
    bool is_around;        /* it is of the head or the foot of the page */
    bx_group group;
} bx_placed;

typedef struct bx_pages {
    const bx_kept_page *kept;
    int count;
    bx_tag_tree tags;
    const bx_set_line *lines; /* of paragraphs, in reading order; without cells and page numbers */
    int line_count;
    const bx_placed
        *placed; /* page by page, the page numbers behind all others; none unless wanted */
    int placed_count;
} bx_pages;

/** Opens page `at` (from 0). @param arena  owns its items */
bx_status bx_page_open(bx_arena *arena, const bx_pages *pages, int at, bx_page *page);

#endif
