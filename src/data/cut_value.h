/*
 * cut_value.h - a value in braces that its own comma cuts: {工资: 12,591.68}
 *
 * YAML reads two pairs there, 工资: 12 and the key 591.68 without a value. Who deletes that key
 * has a wrong figure that passes.
 */
#ifndef BX_DATA_CUT_VALUE_H
#define BX_DATA_CUT_VALUE_H

#include "data/record_reader.h"

/** Whether the value of a pair goes on behind a comma, in a key that has no colon. */
bool bx_value_is_cut(const bx_node *map, const bx_pair *pair);

/** Index of the pair whose value goes on in the key of pair `index`, or -1: that is a key. */
int bx_value_cut_at(const bx_node *map, int index);

/**
 * Reports (BX0450) that the value of a pair is cut, once for all of its pieces.
 * @param index  of the unknown key that is one of the pieces
 * @param head   what bx_value_cut_at gave for it
 * @param field  of the value; that of the row for one of its columns; NULL: unknown
 */
bx_status bx_record_fail_cut(bx_record_reader *rr, const bx_node *map, int index, int head,
                             const bx_field *field);

#endif
