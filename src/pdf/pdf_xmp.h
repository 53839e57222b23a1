/*
 * pdf_xmp.h - the metadata packet
 *
 * Title, author, dates as in the information dictionary; which standards the file keeps
 * (ISO 19005-3, 6.6.4; 19005-4, 6.7.3; 14289-1, 5; 14289-2, 5); how it was made, in a schema of our own.
 */
#ifndef BX_PDF_PDF_XMP_H
#define BX_PDF_PDF_XMP_H

#include "device/device.h"
#include "pdf/pdf_object.h"

/** Writes the packet as an uncompressed stream and returns its object. */
int bx_pdf_xmp_write(const bx_document_info *info, const bx_cargo *cargo, bx_objects *objects);

#endif
