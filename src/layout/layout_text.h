/*
 * layout_text.h - a layout whole in one file
 *
 * All that it extends, the profiles over it and the parts that it uses are in it: read again, alone, it sets
 * the same pages. What standards ask of the pages (`clauses`) is left out: it sets nothing. YAML, one form: the
 * same layout gives the same bytes, comments and places aside; written again from what was read, it is the same.
 */
#ifndef BX_LAYOUT_LAYOUT_TEXT_H
#define BX_LAYOUT_LAYOUT_TEXT_H

#include "source/node.h"

/** Appends it. @param nodes  bx_layout.nodes. `out` tells whether memory was out. */
void bx_layout_text(const bx_node *nodes, bx_buf *out);

#endif
