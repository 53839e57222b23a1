/*
 * record_unknown.h - keys that the layout does not know where they stand
 */
#ifndef BX_DATA_RECORD_UNKNOWN_H
#define BX_DATA_RECORD_UNKNOWN_H

#include "data/record_reader.h"

/**
 * Reports the key of a map's pair: it belongs elsewhere (BX0444), it is text that is not indented
 * (BX0234), it is misspelt (BX0302), what a comma cut off
 * (BX0450), or it is unknown (BX0301). The field that it was meant for
 * is excused.
 * @param fields  those that the map may have
 */
bx_status bx_record_fail_unknown(bx_record_reader *rr, const bx_node *map, int index,
                                 const bx_field *fields, int count);

#endif
