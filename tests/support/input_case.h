/*
 * input_case.h - small texts, read by input/, and what the messages said
 *
 * Layouts that are extended are those of layouts/. Messages are one a line:
 * "0404@2:5 English text | English help".
 */
#ifndef SUPPORT_INPUT_CASE_H
#define SUPPORT_INPUT_CASE_H

#include "base/arena.h"
#include "base/diag.h"
#include "data/record.h"
#include "layout/layout.h"

typedef struct input_case {
    bx_arena *arena;
    bx_diag *diag;
    const bx_node *root; /* of input_parse */
    const bx_layout *t;  /* of input_layout */
    bx_record *record;   /* of input_record */
    bx_buf text;         /* what the last call gave */
} input_case;

void input_open(input_case *c);
void input_close(input_case *c);

/** Parses bytes as the file `name`. */
bx_status input_parse(input_case *c, const char *name, const char *bytes, size_t len);

/** The same for a NUL-ended text named "data". */
bx_status input_text(input_case *c, const char *text);

/** Reads a layout. */
bx_status input_layout(input_case *c, const char *text);

/** Reads data against the fields of the layout that was read before. */
bx_status input_record(input_case *c, const char *text);

/** The messages so far; held until the next call. */
const char *input_messages(input_case *c);

/** The numbers and places alone: "0404@2:5 0405@3:1". */
const char *input_places(input_case *c);

/** The nodes as text: {键: 值, 键: [a, "b", |c]}; \n stands for a line end in them. */
const char *input_dump(input_case *c, const bx_node *node);

#endif
