/*
 * elements.h - the finished pages taken apart into what one would measure
 */
#ifndef BX_MEASURE_ELEMENTS_H
#define BX_MEASURE_ELEMENTS_H

#include "font/fontset.h"
#include "measure/element.h"

/**
 * Finds all elements.
 * @param arena    owns them
 * @param scratch  wound back on return
 * @param inked    bit n: the ink of part n is looked for, which asks the face for each glyph; of
 *                 others it is the box
 * @param pages    set with records (compose.h); lent as long as the elements
 */
bx_status bx_elements_find(bx_arena *arena, bx_arena *scratch, const bx_pages *pages,
                           const bx_fontset *fonts, unsigned inked, bx_elements *elements);

#endif
