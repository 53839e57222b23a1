/*
 * record_missing.h - data that a required field lacks
 *
 * A key that is not there, a section that is not there, a key with nothing behind it: three faults,
 * each with what to add and where. What is added is a blank form; no figure is proposed.
 */
#ifndef BX_DATA_RECORD_MISSING_H
#define BX_DATA_RECORD_MISSING_H

#include "data/record_reader.h"

/**
 * Reports a required field at the path that has no data: BX0401, for a group with all that it
 * wants BX0443, and BX0437 where its key is there. Nothing for one that was excused.
 * @param place  of its key when it has one, else of the map's around it
 */
bx_status bx_record_fail_missing(bx_record_reader *rr, const bx_field *field, bool has_key,
                                 const bx_place *place);

#endif
