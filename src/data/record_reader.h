/*
 * record_reader.h - what the rooms of the data reader share: the path, and what is said of it
 *
 * Private to data/. record_read.c walks fields and data side by side; record_text.c reads what is
 * words, record_figures.c what is figures. As in layout/reader.h, calls return BX_OK after
 * faults of the user's, which reader.fault keeps.
 */
#ifndef BX_DATA_RECORD_READER_H
#define BX_DATA_RECORD_READER_H

#include "data/record.h"
#include "source/schema.h"

/** Data that are being read. */
typedef struct bx_record_reader {
    bx_reader reader;
    unsigned tidy; /* bx_tidy flags */
    bx_buf path;   /* of the field that is being read: 申请.办理.总计 */
} bx_record_reader;

/** Goes down to a name; returns what bx_record_leave wants to come back. */
size_t bx_record_enter(bx_record_reader *rr, bx_str name);
void bx_record_leave(bx_record_reader *rr, size_t before);

/** Reports about the field at the path: {0} is the path, {1} and {2} the arguments (ptr NULL: none). */
bx_status bx_record_fail(bx_record_reader *rr, bx_code code, const bx_place *place, bx_str a,
                         bx_str b);

/** BX0402: "must be `wanted`, not ..."; `wanted` may be a BX_BOTH. */
bx_status bx_record_fail_kind(bx_record_reader *rr, const bx_node *node, const char *wanted);

/** BX0401 for the field at the path, with a line to add. */
bx_status bx_record_fail_missing(bx_record_reader *rr, const bx_field *field,
                                 const bx_place *place);

#endif
