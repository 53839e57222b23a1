/*
 * record_json.h - the data of a report in one form, whatever they were written in
 *
 * A JSON object of the fields that were given, in the layout's order: figures as they were given (what was
 * computed is left out), rows of figures by name, texts as lists of lines, dates as 2024-01-15. Read
 * again, with the same layout, it is the same record; two files of the same data give the same
 * bytes. Its first key names the layout as it lies beside it when it is taken out of a PDF.
 */
#ifndef BX_DATA_RECORD_JSON_H
#define BX_DATA_RECORD_JSON_H

#include "data/record.h"

/** What the layout's file is called beside the data. */
#define BX_RECORD_LAYOUT "layout.yaml"

/** Appends it; of a record that was read without a fault. `out` tells whether memory was out. */
void bx_record_json(const bx_record *record, bx_buf *out);

#endif
