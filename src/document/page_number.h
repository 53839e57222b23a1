/*
 * page_number.h - the text of the page numbers, filled in when the pages are known
 */
#ifndef BX_DOCUMENT_PAGE_NUMBER_H
#define BX_DOCUMENT_PAGE_NUMBER_H

#include "document/binder.h"

/** The late text of a page style's number; *number is untouched where it has none. Borrows layout and record. */
bx_status bx_page_number_make(bx_binder *b, const bx_page_pattern *page,
                              const bx_late_text **number);

#endif
