/*
 * record_at.h - values of a record by their dotted paths
 */
#ifndef SUPPORT_RECORD_AT_H
#define SUPPORT_RECORD_AT_H

#include "data/record.h"

/** The value at a path of fields and members of groups ("申请.新收"), or NULL when no such field is declared. */
bx_value *bx_record_at(const bx_record *record, bx_str path);

#endif
