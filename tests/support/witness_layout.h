/*
 * witness_layout.h - which line on which page is which part of the report
 *
 * Lines are found by place alone: what stands inside ruled areas is a table, what
 * stands below the type area is a page number, the rest, read from top to bottom and
 * left to right, must be the report's text. So every line knows its block.
 */
#ifndef WITNESS_LAYOUT_H
#define WITNESS_LAYOUT_H

#include "support/witness_pages.h"
#include "support/witness_report.h"

/* GB/T 9704-2012 5.2.1, 5.2.3: the type area and its grid, in mm. */
#define WITNESS_LEFT 28.0
#define WITNESS_RIGHT 184.0
#define WITNESS_TOP 37.0
#define WITNESS_BOTTOM 262.0
#define WITNESS_CELL (156.0 / 28)
#define WITNESS_PITCH ((225.0 - 16 * WITNESS_MM_PER_PT) / 21)

typedef struct witness_line {
    int page;
    const witness_block *block; /* NULL: not found in the report */
    size_t offset;              /* of the first glyph, in block->bare */
    bool is_first, is_last;     /* of the block */
    double baseline;            /* of most of its glyphs */
    double em_top;              /* of its largest type */
    witness_glyph *glyphs;      /* from left to right */
    size_t count;
} witness_line;

typedef struct witness_area {
    witness_box box;            /* around its rules */
    const witness_block *block; /* the table; NULL: there should be none */
    size_t after;               /* lines that stand before it */
} witness_area;

typedef struct witness_layout {
    witness_pages pages;
    witness_report report;
    witness_line *lines, *feet; /* running text; page numbers, one line a page */
    size_t count, room, foot_count, foot_room;
    witness_area *areas;
    size_t area_count, area_room;
} witness_layout;

/** `trace`: what `mutool draw -F trace` printed. Claims that all text is there, in order. */
witness_layout witness_layout_read(witness *w, const char *trace, const char *data,
                                   const char *bodies);

/** Groups glyphs into lines: a new one where the baseline moves by more than `apart` mm. */
witness_line *witness_lines_of(witness *w, witness_glyph *glyphs, size_t count, double apart,
                               size_t *lines);

/** The number of the grid line nearest to an em-box top, from 0. */
int witness_grid_line(double em_top);

#endif
