/*
 * dump.h - a stage's result as text, for people and for goldens
 */
#ifndef BX_APP_DUMP_H
#define BX_APP_DUMP_H

#include "compose/page.h"

/** A line of the report a line: its widths in pt, and its text. */
void bx_dump_lines(const bx_pages *pages, bx_buf *out);

/** Every placed item: kind, place in pt, tag, face, text. */
void bx_dump_pages(const bx_pages *pages, bx_buf *out);

/** The structure tree, with the text that the pages show for each element. */
bx_status bx_dump_tags(bx_arena *scratch, const bx_pages *pages, bx_buf *out);

#endif
