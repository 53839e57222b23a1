/*
 * breaks.h - where a paragraph's text becomes lines
 *
 * In:  a prepared paragraph and a measure. Out: lines of positioned runs, each
 * within the measure, their glue spent. Justified text is broken as a whole
 * (BX_BREAK_TOTAL) or line by line, all other text line by line. Rules: clreq (W3C);
 * GB/T 15834 5.1. Nothing here reads a font or knows a page.
 */
#ifndef BX_TEXT_BREAKS_H
#define BX_TEXT_BREAKS_H

#include "base/arena.h"
#include "base/status.h"
#include "text/line.h"
#include "text/words.h"

/**
 * Breaks a prepared paragraph into lines.
 * @param arena  owns the lines; `scratch` is wound back
 * @param lines  set to an array in `arena`; one empty line for an empty text
 * @return BX_OK; BX_ERR_MEMORY. A piece wider than the measure is no error: it stands
 *         alone on a line whose slack is below zero, and the caller decides.
 * Pure: equal arguments give equal lines on every machine.
 */
bx_status bx_break_lines(bx_arena *arena, bx_arena *scratch, const bx_prepared *prepared,
                         const bx_measure *measure, const bx_line **lines, int *count);

/** Counts the lines that bx_break_lines would make; `scratch` is wound back. */
bx_status bx_count_lines(bx_arena *scratch, const bx_prepared *prepared, const bx_measure *measure,
                         int *count);

#endif
