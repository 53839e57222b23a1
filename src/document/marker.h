/*
 * marker.h - what stands in front of a heading: 一、 （一） 1. （1）
 *
 * Which markers there are and what levels they open is the layout's; the numerals
 * and the marks that end a sentence are those of Chinese and stand here. Pure
 * functions of the text.
 */
#ifndef BX_DOCUMENT_MARKER_H
#define BX_DOCUMENT_MARKER_H

#include "base/str.h"
#include "layout/layout.h"

/**
 * The level whose marker opens `text` (no white space before it), or -1.
 * A number with nothing before it opens no level when a digit follows: "1.5万件".
 * @param len  set to the bytes of the marker; untouched with -1
 */
int bx_marker_find(const bx_level *levels, int count, bx_str text, size_t *len);

/**
 * True when what follows a marker is a stand-alone heading: some text, and no
 * mark in it that ends a sentence or a clause of a list (。！？；：, full or half width).
 */
bool bx_marker_leads_heading(bx_str rest);

/** Bytes up to and with the first 。; 0 when there is none. */
size_t bx_marker_run_in(bx_str text);

#endif
