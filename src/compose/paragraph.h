/*
 * paragraph.h - a paragraph, heading or title becomes line boxes
 *
 * Each line is a box; where a page may not end (widows, orphans, clreq
 * #adjustments_of_orphans_and_widows; headings; notes) a break before the box has its cost.
 */
#ifndef BX_COMPOSE_PARAGRAPH_H
#define BX_COMPOSE_PARAGRAPH_H

#include "compose/box.h"
#include "compose/ready_text.h"
#include "text/line.h"

/** A text before a paragraph's first line, set in the composer's scratch. */
typedef struct bx_prefix_text {
    const bx_ready_text *ready;
    const bx_line *line;
    bx_len x; /* from the left of the area */
} bx_prefix_text;

enum { BX_PREFIX_TEXTS = 2 };

/** What stands before it: a lead and a marker. The style's indents make room for it. */
typedef struct bx_prefix {
    bx_prefix_text texts[BX_PREFIX_TEXTS];
    int count;
    bx_str words; /* of all of them, for what is told of the line */
} bx_prefix;

/**
 * Appends a paragraph's boxes.
 * @param cost  of ending a page before its first line
 */
bx_status bx_paragraph_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                           bx_boxes *boxes);

/** The same with what stands before its first line, in the tag of both. */
bx_status bx_paragraph_set_behind(bx_composer *c, const bx_area *area, const bx_block *block,
                                  bx_tag *tag, const bx_prefix *prefix, int cost, bx_boxes *boxes);

/** Prepares a paragraph of one text once more, in the composer's scratch, to try it in other measures. */
bx_status bx_paragraph_prepare(bx_composer *c, const bx_block *block, const bx_prepared **prepared);

/**
 * Counts the lines that a paragraph of one text would have if its characters stood closer: as many
 * as it has in a measure that is wider in proportion.
 * @param share  1/1000 of their advance that is taken away
 */
bx_status bx_paragraph_count_closer(bx_composer *c, const bx_area *area, const bx_block *block,
                                    const bx_prepared *prepared, int share, int *lines);

/**
 * As bx_paragraph_set, with characters that stand closer (GB/T 9704-2012 7.3.5.5).
 * @param tag  the paragraph's own, without children
 */
bx_status bx_paragraph_close_up(bx_composer *c, const bx_area *area, const bx_block *block,
                                int share, bx_tag *tag, int cost, bx_boxes *boxes);

#endif
