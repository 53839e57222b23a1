/*
 * element.h - what stands on the finished pages, as one would point at it with a ruler
 *
 * Lines of text, rules, seals, tables … each with its box on the sheet, in reading order, page by
 * page. Of glyphs only what a ruler and an eye can tell is kept: origins, ink, faces, sizes,
 * colours.
 */
#ifndef BX_MEASURE_ELEMENT_H
#define BX_MEASURE_ELEMENT_H

#include "base/vec.h"
#include "compose/page.h"
#include "layout/clause.h"

/** A stretch of a line in one style and face. */
typedef struct bx_stretch {
    const bx_style *style; /* of these words; NULL: not known */
    const bx_face *face;
    bx_len size;
} bx_stretch;

typedef struct bx_element {
    bx_part part;
    int page;              /* index, from 0 */
    int order;             /* in reading order, from 0 */
    const bx_block *block; /* that it is of; NULL: the page, the area, the page number */
    const bx_style *style; /* of its block; NULL: it has none */
    bool is_turned;    /* on a turned page: its box is on the sheet as one who reads it turns it */
    bool is_around;    /* it is of the head or the foot of its page */
    int signer;        /* index of who signs; -1: of all, or of nobody */
    bool starts, ends; /* TEXT: its paragraph; TABLE: starts the table */
    /* text: from the first glyph's origin to where the next one would stand, as high as the em-box;
       a seal, a rule …: what is drawn; empty: of a table without lines */
    bx_rect box;
    bx_len baseline;            /* of text; of a table that of its last line */
    bx_len ink_top, ink_bottom; /* of text: of the glyphs, else the box */
    bx_len first_ink_top;       /* of its first glyph */
    int rows;                   /* lines of text in it */
    uint32_t rgb;               /* of its first glyph, of a rule */
    const bx_stretch *stretches;
    int stretch_count;
    bx_len advance; /* the commonest of hanzi, where they stand as they do by themselves */
    int advances;   /* how many have it; 0: none, or it was opened */
} bx_element;

typedef struct bx_elements {
    const bx_pages *pages;
    BX_VEC(bx_element) list; /* without area and page, which are made for who asks */
} bx_elements;

/** Whether an element of that part is a line of text. */
static inline bool bx_part_is_text(bx_part part)
{
    return part == BX_PART_TEXT || part == BX_PART_NUMBER || part == BX_PART_NAME ||
           part == BX_PART_POST || part == BX_PART_DATE;
}

#endif
