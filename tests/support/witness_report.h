/*
 * witness_report.h - what a sample's PDF must show
 *
 * Made from the sample's data and a hand-written description of the document's body
 * (tests/witness/<layout>.body, which explains its lines). Texts are as given, with
 * their spaces; `bare` is without them.
 */
#ifndef WITNESS_REPORT_H
#define WITNESS_REPORT_H

#include "support/witness_chars.h"
#include "support/witness_data.h"

typedef enum witness_role {
    WITNESS_TITLE,   /* one line of it */
    WITNESS_HEADING, /* stands alone */
    WITNESS_PARAGRAPH,
    WITNESS_NOTE, /* under a table */
    WITNESS_TABLE,
    WITNESS_AGENCY,
    WITNESS_DATE,
} witness_role;

typedef enum witness_scope {
    WITNESS_VALUE, /* TD */
    WITNESS_COLUMN_HEAD,
    WITNESS_ROW_HEAD,
    WITNESS_CORNER, /* TD: a note among the heads */
} witness_scope;

typedef struct witness_cell {
    int row, column, rows, columns; /* from 1 */
    witness_scope scope;
    witness_chars text;
} witness_cell;

typedef struct witness_table {
    const char *name;
    int rows, columns;
    witness_cell *cells; /* in reading order: row by row */
    size_t count, room;
} witness_table;

typedef struct witness_block {
    witness_role role;
    witness_chars text, bare;
    int level;     /* 1 to 4: opened by 一、 （一） 1. （1）; else 0 */
    int depth;     /* HEADING: how deep it lies among the headings that stand alone, from 1 */
    size_t run_in; /* of `bare`: what takes the level's face */
    witness_table *table; /* TABLE */
} witness_block;

typedef enum witness_seal {
    WITNESS_NO_SEAL,
    WITNESS_SEAL_ROOM,
    WITNESS_SEAL_IMAGE,
} witness_seal;

typedef struct witness_report {
    const char *layout;
    witness_block *blocks;
    size_t count, room;
    witness_seal seal;
    double diameter; /* mm */
} witness_report;

/** `bodies` is the folder of the .body files. */
witness_report witness_report_read(witness *w, const char *data, const char *bodies);

/** The text that begins with block *i, a title's lines as one; steps over what it gave. */
witness_chars witness_report_text(witness *w, const witness_report *report, size_t *i);

#endif
