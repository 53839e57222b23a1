/*
 * phrase_read.h - texts with values in them, read and typed
 */
#ifndef BX_LAYOUT_PHRASE_READ_H
#define BX_LAYOUT_PHRASE_READ_H

#include "layout/scope.h"

/**
 * Reads a scalar (anything else is BX0314) as a phrase.
 * @param types  the fields whose value may stand there alone; a column of a COUNTS field counts as
 *               COUNT. What is computed may stand where text may.
 * @param width  set to the columns of a spread COUNTS field, else 1; NULL: no table, so COUNTS cannot be spread
 * @param phrase set; empty after a reported fault of the grammar
 */
bx_status bx_phrase_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                         unsigned types, bx_phrase *phrase, int *width);

/** The same for a text that may be left out: with node NULL `phrase` stays as it is. In no table: nothing is spread. */
bx_status bx_phrase_read_given(bx_layout_reader *tr, const bx_node *node,
                               const bx_field_scope *scope, unsigned types, bx_phrase *phrase);

#endif
