/*
 * late_region.h - what stands above and below the text, filled in when the pages are known
 *
 * Which list of a region is a page's: that of the section's last page, else of its first, else of
 * odd or of even pages, else of all. One that is there and empty leaves its pages bare.
 */
#ifndef BX_DOCUMENT_LATE_REGION_H
#define BX_DOCUMENT_LATE_REGION_H

#include "document/binder.h"

/**
 * *made is untouched where the region has no list. Its pictures are the document's from now on, whether a
 * page shows them or not. Borrows layout and record.
 */
bx_status bx_late_region_make(bx_binder *b, const bx_region_pattern *pattern,
                              const bx_late_region **made);

#endif
