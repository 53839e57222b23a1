/*
 * pdf_shape.h - rectangles, discs and waves as paths
 */
#ifndef BX_PDF_PDF_SHAPE_H
#define BX_PDF_PDF_SHAPE_H

#include "pdf/pdf_content.h"

/** Draws a shape that fills `rect`. */
void bx_pdf_content_shape(bx_pdf_content *content, bx_ink_shape shape, bx_rect rect, uint32_t rgb);

#endif
