/*
 * line.h - what a ruler and an eye tell of a set line
 *
 * Private to measure/.
 */
#ifndef BX_MEASURE_LINE_H
#define BX_MEASURE_LINE_H

#include "font/fontset.h"
#include "measure/element.h"

/**
 * Fills in box, baseline, colour, stretches and advance; the box stands for the ink.
 * @param items  runs of one baseline, left to right, at least one
 */
bx_status bx_line_measure(bx_arena *arena, const bx_fontset *fonts, const bx_item *items, int count,
                          bx_element *line);

/** Looks for the ink of such a line. */
void bx_line_find_ink(const bx_item *items, int count, bx_element *line);

#endif
