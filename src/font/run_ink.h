/*
 * run_ink.h - the rectangle that a run's glyphs are taken to fill
 */
#ifndef BX_FONT_RUN_INK_H
#define BX_FONT_RUN_INK_H

#include "font/run.h"

/**
 * From the leftmost origin to the rightmost advance, from the highest to the lowest em-box;
 * empty for a run without glyphs.
 * @param x, baseline  the run's origin
 */
bx_rect bx_run_ink(const bx_run *run, bx_len x, bx_len baseline);

#endif
