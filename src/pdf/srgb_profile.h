/*
 * srgb_profile.h - sRGB as an ICC profile, for a file's output intent
 *
 * A display profile of three primaries and one curve, version 4 (ICC.1:2010, 8.3): IEC 61966-2-1, adapted
 * to D50. Its date and ID are 0, so that it is the same bytes everywhere.
 */
#ifndef BX_PDF_SRGB_PROFILE_H
#define BX_PDF_SRGB_PROFILE_H

#include "base/str.h"

/** Appends the profile's bytes. */
void bx_srgb_profile_add(bx_buf *out);

#endif
