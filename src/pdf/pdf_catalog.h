/*
 * pdf_catalog.h - the root of a file: what leads to all of it
 */
#ifndef BX_PDF_PDF_CATALOG_H
#define BX_PDF_PDF_CATALOG_H

#include "device/device.h"
#include "pdf/pdf_form.h"
#include "pdf/pdf_tags.h"

/** What it leads to, beside what it makes itself: metadata, outline, output intent, attachments. */
typedef struct bx_catalog {
    const bx_document_info *info;
    const bx_cargo *cargo;
    const bx_pdf_tags *tags; /* NULL: no structure tree */
    const bx_pdf_form *form;
    int pages;            /* object of the page tree */
    const bx_str *labels; /* of each page */
    int page_count;
} bx_catalog;

/**
 * Writes the catalog and what only it leads to, the structure tree too. The last of the objects: none may
 * be reserved after it.
 * @param number  set to the catalog's object
 */
bx_status bx_pdf_catalog_write(const bx_catalog *catalog, bx_arena *arena, bx_objects *objects,
                               int *number);

#endif
