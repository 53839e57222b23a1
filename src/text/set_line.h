/*
 * set_line.h - a range of clusters as runs of placed glyphs
 */
#ifndef BX_TEXT_SET_LINE_H
#define BX_TEXT_SET_LINE_H

#include "text/fit.h"
#include "text/line.h"

/**
 * Spends the line's glue and places its glyphs.
 * @param arena  owns the runs; scratch is wound back
 * @param line   filled
 */
bx_status bx_set_line(bx_arena *arena, bx_arena *scratch, const bx_prepared *p,
                      const bx_measure *measure, const bx_line_plan *plan, bx_line *line);

#endif
