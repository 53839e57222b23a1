/*
 * page.h - a finished page: a flat list of placed items
 *
 * Made by compose, const from then on; paint turns it into device calls without
 * deciding anything. Items come in painting order; those that follow one another
 * with the same tag form one piece of marked content.
 */
#ifndef BX_COMPOSE_PAGE_H
#define BX_COMPOSE_PAGE_H

#include <stdbool.h>

#include "base/len.h"
#include "base/str.h"
#include "base/style.h"
#include "base/tag.h"
#include "text/breaks.h"

typedef enum bx_item_type { BX_ITEM_RUN, BX_ITEM_SHAPE, BX_ITEM_IMAGE } bx_item_type;

typedef struct bx_item {
    bx_item_type type;
    const bx_tag *tag; /* NULL: an artifact */
    /* what it and its neighbours of the same tag and words read as together; empty: as they stand */
    bx_str said;
    bx_ink_shape shape; /* SHAPE */
    bx_rect box;       /* SHAPE, IMAGE: on the sheet; RUN: x, y its origin, w its width, h the em */
    const bx_run *run; /* RUN */
    int image;         /* IMAGE: index into the document's images */
    uint32_t rgb;
} bx_item;

typedef struct bx_page {
    int number; /* from 1 */
    bx_len width, height;
    bx_str label;
    const bx_item *items;
    int count;
} bx_page;

/** A line of the document's paragraphs as it was set, for `dump --stage=lines`. */
typedef struct bx_set_line {
    const bx_prepared *prepared; /* of its paragraph, for compose */
    bx_str text;
    const bx_line *line;
    bx_len indent, em;
    bool starts_paragraph;
} bx_set_line;

typedef struct bx_pages {
    const bx_page *pages;
    int count;
    bx_tag_tree tags;
    const bx_set_line *lines; /* of paragraphs, in reading order; without cells and page numbers */
    int line_count;
} bx_pages;

#endif
