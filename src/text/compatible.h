/*
 * compatible.h - whether two characters are one, in two forms
 */
#ifndef BX_TEXT_COMPATIBLE_H
#define BX_TEXT_COMPATIBLE_H

#include <stdbool.h>
#include <stdint.h>

/** Whether two characters have one compatibility form (UAX #15, NFKC): ％ and %, ⼀ and 一. */
bool bx_runes_compatible(uint32_t a, uint32_t b);

/** Whether a character has a meaning and a look of its own: no control, none without ink or for private use. */
bool bx_rune_shows(uint32_t rune);

/** Whether a character is a hanzi, a radical or a part of one. */
bool bx_rune_is_han(uint32_t rune);

#endif
