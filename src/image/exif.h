/*
 * exif.h - how a camera was held
 */
#ifndef BX_IMAGE_EXIF_H
#define BX_IMAGE_EXIF_H

#include "base/str.h"

/**
 * The orientation that a JPEG's APP1 segment tells (Exif 2.3, 4.6.4 A: 1 to 8), by its first
 * directory; 1 for one that tells none, is no Exif, or is damaged.
 * @param segment  without its marker and length
 */
int bx_exif_orientation(bx_str segment);

#endif
