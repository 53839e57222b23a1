/*
 * mistaken.h - characters of a text that were hardly meant, and what was
 *
 * base/lookalike.h and what the neighbours tell: ○ is a circle, but a zero in 二○二四年;
 * А is Cyrillic, but Latin in АBC. And marks that Word writes with codes of its own.
 */
#ifndef BX_DATA_MISTAKEN_H
#define BX_DATA_MISTAKEN_H

#include "base/str.h"

/**
 * The character that was meant where `rest` begins; 0: the one that stands there.
 * @param rest    not empty; the text from that character on
 * @param before  the character before it; 0 at the start
 */
uint32_t bx_mistaken_for(bx_str rest, uint32_t before);

/** What to type for a mark of Word's fonts Symbol and Wingdings; NULL: not known. */
const char *bx_word_mark(uint32_t rune);

#endif
