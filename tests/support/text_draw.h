/*
 * text_draw.h - seeded texts of marks, hanzi, numbers, words, spaces and stranger things
 */
#ifndef BX_TESTS_TEXT_DRAW_H
#define BX_TESTS_TEXT_DRAW_H

#include <stdint.h>

#include "base/str.h"

/** A sequence of numbers that only the seed tells. */
typedef struct bx_draws {
    uint32_t state;
} bx_draws;

bx_draws bx_draws_from(uint32_t seed);

/** From 0 to below - 1. */
uint32_t bx_draw(bx_draws *draws, uint32_t below);

/** Clears `text` and fills it; a third of the texts is hanzi and marks above all. */
void bx_draw_text(bx_draws *draws, bx_buf *text);

#endif
