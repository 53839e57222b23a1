/*
 * page_scope.h - the page and how many there are, as values
 */
#ifndef BX_DOCUMENT_PAGE_SCOPE_H
#define BX_DOCUMENT_PAGE_SCOPE_H

#include "calc/scope.h"
#include "layout/page_slots.h"

/** A scope and what it points into: it must not be moved. */
typedef struct bx_page_scope {
    bx_figure figures[BX_PAGE_SLOTS];
    bx_value values[BX_PAGE_SLOTS];
    bx_scope top, scope;
} bx_page_scope;

/** Makes p->scope: the values of bx_page_slots before those of the record, which is borrowed. */
void bx_page_scope_make(bx_page_scope *p, const bx_record *record, int page, int pages);

#endif
