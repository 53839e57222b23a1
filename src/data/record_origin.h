/*
 * record_origin.h - where each value of a report came from
 *
 * A JSON object: the hash of the data (record_json.h), the file they were read from, and for each value by its
 * path (申请.新收.自然人, 章节[2].标题) its line and column there, or that it was computed. For the office's
 * own use: names of files are nobody else's affair.
 */
#ifndef BX_DATA_RECORD_ORIGIN_H
#define BX_DATA_RECORD_ORIGIN_H

#include "base/hash.h"
#include "data/record.h"

/**
 * Appends it.
 * @param data  SHA-256 of the record as bx_record_json writes it
 * @return BX_OK; BX_ERR_MEMORY
 */
bx_status bx_record_origin(const bx_record *record, const bx_hash *data, bx_buf *out);

#endif
