/*
 * witness_data.h - the part of YAML in which the samples' data are written
 *
 * Block maps and lists by indentation, literal blocks (|), flow lists and maps on one
 * line, plain and quoted scalars, comments, anchors and aliases. Not a YAML reader:
 * a second, simpler opinion on what a clerk wrote.
 */
#ifndef WITNESS_DATA_H
#define WITNESS_DATA_H

#include "support/witness_check.h"

typedef enum witness_kind {
    WITNESS_TEXT,
    WITNESS_LIST,
    WITNESS_MAP,
} witness_kind;

typedef struct witness_node {
    witness_kind kind;
    const char *key;    /* in a map */
    const char *anchor; /* or NULL */
    const char *text;   /* TEXT: "" for ~ and nothing; a literal block with its lines */
    struct witness_node *first, *next; /* LIST, MAP: the items; the next item of the parent */
} witness_node;

/** Ends the program with status 2 on what it does not understand. */
const witness_node *witness_data_read(witness *w, const char *path);

/** The value at "申请.办理.总计", or NULL. */
const witness_node *witness_data_at(const witness_node *node, const char *path);

/** The text there, or `absent`. */
const char *witness_data_text(const witness_node *node, const char *path, const char *absent);

#endif
