/*
 * page_number.h - the text of the page numbers, filled in when the pages are known
 */
#ifndef BX_DOCUMENT_PAGE_NUMBER_H
#define BX_DOCUMENT_PAGE_NUMBER_H

#include "document/binder.h"

/** A page style of the layout's as a sheet, with the late text of its number. Borrows layout and record. */
bx_status bx_sheet_make(bx_binder *b, const bx_page_pattern *page, bx_sheet *sheet);

#endif
