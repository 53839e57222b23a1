/*
 * witness_ink.h - where a drawn page has ink
 *
 * Pages are pictures that another program drew: binary PPM, 8 bits, 600 dpi, the whole sheet.
 */
#ifndef WITNESS_INK_H
#define WITNESS_INK_H

#include "support/witness_pages.h"

/**
 * The box around the ink inside `area`, in mm. A pixel is ink that is covered by half or more.
 * @param color  "red", "black": only ink of this colour; NULL: any
 * @return false: there is none, or the picture cannot be read, which is a failure of its own
 */
bool witness_ink_box(witness *w, const char *path, const char *color, const witness_box *area,
                     witness_box *out);

#endif
