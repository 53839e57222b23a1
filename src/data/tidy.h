/*
 * tidy.h - forms that the house rule writes otherwise
 *
 * Straight quotation marks, half-width marks in Chinese text, ... and -- for …… and ——,
 * full-width digits and letters (GB/T 15834-2011 5.1, GB/T 15835-2011). An address, a number
 * and what stands among Latin words is left alone.
 */
#ifndef BX_DATA_TIDY_H
#define BX_DATA_TIDY_H

#include "data/record.h"
#include "source/schema.h"

/** Whether a text with this character, behind that one (0 at the start), need be looked at. */
bool bx_tidy_concerns(uint32_t rune, uint32_t before);

/**
 * Forms of the kinds in `flags` are changed, each with a note (BX0435); the text is a copy
 * then, and no longer exact. The others are warned of where each stands first (BX0411, BX0434). A text that was
 * changed would be left as it is if it were read again. What does not come to that within eight readings,
 * as "a--...--...--甲" repeated, is warned of and left as it was given.
 * @param flags  bx_tidy
 */
bx_status bx_tidy_text(bx_reader *r, unsigned flags, bx_text *text);

#endif
