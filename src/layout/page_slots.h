/*
 * page_slots.h - what is known of a page when it is set
 */
#ifndef BX_LAYOUT_PAGE_SLOTS_H
#define BX_LAYOUT_PAGE_SLOTS_H

#include "layout/field.h"

enum { BX_PAGE_SLOTS = 2 };

/** 页 and 页数: the page and how many there are; in page numbers and regions they stand before the fields of those names. */
extern const bx_field bx_page_slots[BX_PAGE_SLOTS];

#endif
