/*
 * pdf_image.h - pictures as image XObjects
 *
 * 8-bit RGB, transparency as a soft mask (ISO 32000-1, 11.6.5.3), both deflated. A JPEG is
 * written as it is. A picture that is drawn several times is written once.
 */
#ifndef BX_PDF_PDF_IMAGE_H
#define BX_PDF_PDF_IMAGE_H

#include "base/image.h"
#include "pdf/pdf_object.h"

/** The image object, with its mask; the caller keeps it for the next use. */
int bx_pdf_image_write(const bx_image *image, bx_objects *objects);

/** True when some pixel is not opaque. */
bool bx_pdf_image_is_transparent(const bx_image *image);

#endif
