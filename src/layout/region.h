/*
 * region.h - the keys head and foot of pages: what stands above and below the text
 */
#ifndef BX_LAYOUT_REGION_H
#define BX_LAYOUT_REGION_H

#include "layout/reader.h"

/** What a map of a page says of its regions; each may be NULL. */
typedef struct bx_raw_regions {
    const bx_node *head, *foot, *head_gap, *foot_gap;
} bx_raw_regions;

/** Rows of the table of such a map: `raw` is the struct that it is read into, in which `regions` is its bx_raw_regions. */
#define BX_REGION_KEYS(raw)                                                                        \
    {BX_KEY("head", NODE, raw, regions.head), .shape = &bx_region_shape},                          \
        {BX_KEY("foot", NODE, raw, regions.foot), .shape = &bx_region_shape},                      \
        {BX_KEY("head-gap", SCALAR, raw, regions.head_gap), .shape = &bx_shape_length},            \
    {                                                                                              \
        BX_KEY("foot-gap", SCALAR, raw, regions.foot_gap), .shape = &bx_shape_length               \
    }

/**
 * Reads head, foot, head-gap and foot-gap of a page's map, each in place of what the page is like has;
 * null takes that away. After styles and fields.
 */
bx_status bx_regions_read(bx_layout_reader *tr, const bx_node *map, bx_page_pattern *page);

extern const bx_shape bx_region_shape; /* of `head`, of `foot` */

#endif
