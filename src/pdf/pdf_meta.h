/*
 * pdf_meta.h - what the file says of itself
 *
 * The information dictionary and the XMP packet (pdf_xmp.h) hold the same facts (ISO 19005-3,
 * 6.6). Dates are the report's, at midnight in China; without one they are left
 * out. Page labels go into the catalog.
 */
#ifndef BX_PDF_PDF_META_H
#define BX_PDF_PDF_META_H

#include "device/device.h"
#include "pdf/pdf_object.h"

/** Writes the information dictionary and returns its object. */
int bx_pdf_meta_write_info(const bx_document_info *info, bx_objects *objects);

/** Appends /PageLabels for the labels of all pages; nothing when all are empty. */
void bx_pdf_meta_add_page_labels(bx_buf *out, const bx_str *labels, int count);

#endif
