/*
 * lookalike.h - characters that only look like the one that was meant
 *
 * Text copied out of PDF files and old programs has them: the radical ⽔ for the hanzi 水,
 * a compatibility ideograph, a half-width or a vertical form. They print alike and are
 * never found again. Only what is wrong whatever stands around; data/mistaken.h knows context.
 */
#ifndef BX_BASE_LOOKALIKE_H
#define BX_BASE_LOOKALIKE_H

#include <stdint.h>

/** The character to type in its place; 0: it is no lookalike. */
uint32_t bx_lookalike_of(uint32_t rune);

#endif
