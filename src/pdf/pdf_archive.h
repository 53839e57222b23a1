/*
 * pdf_archive.h - what makes a file an archive copy: its colours' meaning, and the files within it
 */
#ifndef BX_PDF_PDF_ARCHIVE_H
#define BX_PDF_PDF_ARCHIVE_H

#include "device/device.h"
#include "pdf/pdf_object.h"

/** Appends the catalog's /OutputIntents: sRGB (ISO 19005-3, 6.2.3; ISO 32000-1, 14.11.5). */
void bx_pdf_archive_add_intent(bx_objects *objects, bx_buf *catalog);

/**
 * Writes the attachments and appends the catalog's /AF and /Names (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4).
 * Nothing when there are none.
 */
bx_status bx_pdf_archive_attach(const bx_document_info *info, const bx_cargo *cargo,
                                bx_arena *arena, bx_objects *objects, bx_buf *catalog);

#endif
