/*
 * record_figures.h - values that are figures
 *
 * value->field says what is wanted; the node is not null.
 */
#ifndef BX_DATA_RECORD_FIGURES_H
#define BX_DATA_RECORD_FIGURES_H

#include "data/record_reader.h"

bx_status bx_record_read_figure(bx_record_reader *rr, const bx_node *node, bx_value *value);
bx_status bx_record_read_counts(bx_record_reader *rr, const bx_node *node, bx_value *value);

#endif
