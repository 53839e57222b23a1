/*
 * bound.h - a layout and data as text, read and bound for a test
 *
 * Layouts that are extended are those of layouts/. What the tests compare is text
 * too: the dump of the blocks, and the messages one a line:
 * "0501@3:5 the English message | the English help".
 */
#ifndef SUPPORT_BOUND_H
#define SUPPORT_BOUND_H

#include "base/arena.h"
#include "base/diag.h"
#include "data/record.h"
#include "document/block.h"
#include "layout/layout.h"

typedef struct bound {
    bx_arena *arena;
    bx_diag *diag;
    const bx_layout *t;
    bx_record *record;
    const bx_document *document;
    unsigned extras; /* of bound_bind; 0 unless changed */
    bx_buf text;     /* what the last of the calls below gave */
} bound;

/** Reads both (they are copied); fails the test when there is an error. Warnings and notes are dropped. */
void bound_open(bound *b, const char *layout, const char *data);
void bound_close(bound *b);

/** bx_rules_apply and bx_bind. */
bx_status bound_rules(bound *b);
bx_status bound_bind(bound *b);

/** The messages since bound_open. */
const char *bound_messages(bound *b);

/** The dump of the document. */
const char *bound_dump(bound *b);

#endif
