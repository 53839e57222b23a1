/*
 * colour_profile.h - the colour profile that a picture brings along
 *
 * A PDF of ours has one meaning for its colours, sRGB (ISO 19005-3, 6.2.3), and pictures are taken for it. One whose
 * profile is another's, as cameras and telephones write, looks paler or brighter then: that is told.
 */
#ifndef BX_IMAGE_COLOUR_PROFILE_H
#define BX_IMAGE_COLOUR_PROFILE_H

#include "image/image_file.h"

/**
 * Warns (BX0786) where the profile is of three colours and does not call itself sRGB (ICC.1:2010, 7.2).
 * @param profile  its first bytes, or all; what is no profile is passed over
 */
bx_status bx_colour_profile_judge(const bx_image_file *file, bx_str profile);

/** The same of a PNG's iCCP chunk (PNG, 11.3.3.3): a name, a NUL, a method, deflated bytes. */
bx_status bx_colour_profile_judge_packed(const bx_image_file *file, bx_str chunk);

#endif
