/*
 * reader.h - what the rooms of the layout reader share
 *
 * Private to layout/. layout_read.c reads the top of a layout and calls one room after the other:
 * page and grid, styles and levels, fields, rules, body, tables. Each returns BX_OK also after
 * faults of the user's (reader.fault), so that one run shows all of them, and leaves harmless
 * values behind.
 */
#ifndef BX_LAYOUT_READER_H
#define BX_LAYOUT_READER_H

#include "layout/layout.h"
#include "source/schema.h"

/* Styles that the engine looks for by name when a layout names no other. */
#define BX_STYLE_BODY "正文"
#define BX_STYLE_TITLE "标题"
#define BX_STYLE_TABLE "表格"
#define BX_STYLE_SIGNATURE "署名"

typedef struct bx_given bx_given; /* given.h */

/** A layout that is being read. */
typedef struct bx_layout_reader {
    bx_reader reader;
    bx_layout *t;
    bx_page_pattern *pages;     /* the same array as t->pages */
    bx_style *styles;           /* the same array as t->styles */
    const bx_node **style_maps; /* of each style, with what it is like */
    const bx_node *style_node;  /* styles: as merged */
    const bx_style *moved;      /* of the foot that is being read: what may leave the first side */
    const bx_node *tables;      /* keys that tables share, by names (table_like.h); may be NULL */
    const bx_node *fields;      /* as merged; NULL: none */
    bool told_fields;           /* that they stand in place of those below: once */
    const bx_node *taken;  /* fields that a file took away, as nulls (inherit.h); may be NULL */
    const bx_given *given; /* what conditions around say to be there */
} bx_layout_reader;

#endif
