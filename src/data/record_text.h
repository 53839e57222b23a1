/*
 * record_text.h - values that are words: texts, years, dates
 *
 * value->field says what is wanted; the node is not null.
 */
#ifndef BX_DATA_RECORD_TEXT_H
#define BX_DATA_RECORD_TEXT_H

#include "data/record_reader.h"

bx_status bx_record_read_texts(bx_record_reader *rr, const bx_node *node, bx_value *value);
bx_status bx_record_read_year(bx_record_reader *rr, const bx_node *node, bx_value *value);
bx_status bx_record_read_date(bx_record_reader *rr, const bx_node *node, bx_value *value);
bx_status bx_record_read_choice(bx_record_reader *rr, const bx_node *node, bx_value *value);
bx_status bx_record_read_truth(bx_record_reader *rr, const bx_node *node, bx_value *value);

/** The text of the key `name`, one line, checked; an empty one is kept. */
bx_status bx_record_read_text(bx_record_reader *rr, const bx_node *node, bx_str name,
                              bx_text *text);

/** Where text is wanted, "key: # text" is text that YAML drops. */
bx_status bx_record_check_comment(bx_record_reader *rr, const bx_node *node, const bx_field *field);

#endif
