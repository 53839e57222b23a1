/*
 * record_reader.h - what the rooms of the data reader share: the path, and what is said of it
 *
 * Private to data/. record_read.c walks fields and data side by side; record_text.c reads what is
 * words, record_figures.c what is figures. As in layout/reader.h, calls return BX_OK after
 * faults of the user's, which reader.fault keeps.
 */
#ifndef BX_DATA_RECORD_READER_H
#define BX_DATA_RECORD_READER_H

#include "base/vec.h"
#include "data/record.h"
#include "source/schema.h"

/**
 * What a help ends with where it proposes a text: that text, to the end, takes the place of
 * what the carets mark. A program can follow it (tests/reject/follow.sh does).
 */
#define BX_OFFER " → "

/**
 * The same before whole lines: those that follow are to be added, below the line that is marked
 * (BELOW) or at the end of the file (LAST). They are blank forms: what they leave empty is told next.
 */
#define BX_OFFER_BELOW " ↓\n"
#define BX_OFFER_LAST " ⇓\n"

/** Data that are being read. */
typedef struct bx_record_reader {
    bx_reader reader;
    unsigned tidy;          /* bx_tidy flags */
    bx_buf path;            /* of the field that is being read: 申请.办理.总计 */
    const bx_field *fields; /* all of the layout's, at the top */
    int field_count;
    const bx_node *root;
    const bx_node *around;         /* the map that holds the field */
    BX_VEC(const bx_field *) told; /* fields whose data stand under another key: told there */
} bx_record_reader;

/** Goes down to a name; returns what bx_record_leave wants to come back. */
size_t bx_record_enter(bx_record_reader *rr, bx_str name);
void bx_record_leave(bx_record_reader *rr, size_t before);

/** Reports about the field at the path: {0} is the path, {1} and {2} the arguments (ptr NULL: none). */
bx_status bx_record_fail(bx_record_reader *rr, bx_code code, const bx_place *place, bx_str a,
                         bx_str b);

/** BX0402: "must be `wanted`, not ..."; `wanted` may be a BX_BOTH. */
bx_status bx_record_fail_kind(bx_record_reader *rr, const bx_node *node, const char *wanted);

/** The node's text is that of the file, byte by byte: what is proposed can take its place. */
bool bx_record_is_exact(const bx_node *node);

/** The field is absent only because its key is misspelt or misplaced, which was told. */
bx_status bx_record_excuse(bx_record_reader *rr, const bx_field *field);
bool bx_record_is_excused(const bx_record_reader *rr, const bx_field *field);

/** ": 2024-12-31" in both languages, in that year; 0: in the year of the report. */
void bx_record_date_example(const bx_record_reader *rr, int year, char *out, size_t room);

#endif
