/*
 * cell_figures.h - numbers and dates that differ in their digits only
 *
 * Most cells of a long table are numbers, hardly two of them alike, yet 1234.50 and 9876.00 are
 * set alike but for their digits. In a style whose digits are all as wide and move no neighbour,
 * which is tried out once for each style, the second is the first with other glyphs.
 */
#ifndef BX_COMPOSE_CELL_FIGURES_H
#define BX_COMPOSE_CELL_FIGURES_H

#include "compose/composer.h"

enum { BX_FIGURES_LONGEST = 31 };

/** Whether the cell's text is digits and . , - between them; then `pattern` is it, each digit a 0. */
bool bx_figures_pattern(const bx_cell *cell, char pattern[BX_FIGURES_LONGEST + 1]);

/** What is known of a style's digits; made at its first use. NULL in *digits: they cannot be exchanged. */
bx_status bx_figures_of(bx_composer *c, const bx_style *style, const bx_digit_glyphs **digits);

/** Whether a packed text is its characters' glyphs, one each, in one run: a pattern for others. */
bx_status bx_figures_is_plain(bx_composer *c, const bx_packed *packed, bx_str text, bool *is_plain);

/**
 * Packs a text of the same pattern as one that is plain.
 * @param tag   owner of the packed items
 * @param text  lives as long as the pages
 */
bx_status bx_figures_exchange(bx_composer *c, const bx_digit_glyphs *digits,
                              const bx_packed *pattern, bx_str text, const bx_tag *tag,
                              const bx_packed **packed);

#endif
