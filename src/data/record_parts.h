/*
 * record_parts.h - what the rooms of the data reader share
 *
 * Private to input/. record.c walks fields and data side by side; record_text.c reads
 * what is words, record_figures.c what is figures. As in template_parts.h, calls
 * return BX_OK after faults of the user's, which reader.fault keeps.
 */
#ifndef BX_DATA_RECORD_PARTS_H
#define BX_DATA_RECORD_PARTS_H

#include "data/record.h"
#include "source/schema.h"

/** Data that are being read. */
typedef struct bx_record_reader {
    bx_reader reader;
    bx_buf path; /* of the field that is being read: 申请.办理.总计 */
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

/* --- record_text.c: value->field says what is wanted; the node is not null --- */

bx_status bx_record_read_texts(bx_record_reader *rr, const bx_node *node, bx_value *value);
bx_status bx_record_read_year(bx_record_reader *rr, const bx_node *node, bx_value *value);
bx_status bx_record_read_date(bx_record_reader *rr, const bx_node *node, bx_value *value);

/** The text of the key `name`, one line, checked; an empty one is kept. */
bx_status bx_record_read_text(bx_record_reader *rr, const bx_node *node, bx_str name,
                              bx_text *text);

/** Where text is wanted, "key: # text" is text that YAML drops. */
bx_status bx_record_check_comment(bx_record_reader *rr, const bx_node *node, const bx_field *field);

/* --- record_check.c --- */

/**
 * Half-width marks between hanzi (BX0411) and tabs (BX0412, set as spaces) are warned
 * of, private-use characters refused (BX0416).
 */
bx_status bx_text_check(bx_reader *r, bx_text *text);

/** A line that looks like a paragraph of its own behind the line before it: a marker, or a stop there. */
bool bx_line_begins_paragraph(bx_str line, bx_str before);

/** A line of a block that ends as if it had been wrapped by hand. */
bool bx_line_is_wrapped(bx_str line, bx_str next);

/* --- record_figures.c --- */

bx_status bx_record_read_figure(bx_record_reader *rr, const bx_node *node, bx_value *value);
bx_status bx_record_read_counts(bx_record_reader *rr, const bx_node *node, bx_value *value);

#endif
