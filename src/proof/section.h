/*
 * section.h - one cross-reference section: a table with its trailer, or a stream
 */
#ifndef BX_PROOF_SECTION_H
#define BX_PROOF_SECTION_H

#include "proof/file_parts.h"

typedef struct bx_proof_section bx_proof_section;

/** A run of numbers that a section speaks of. */
typedef struct bx_proof_run {
    int first, count;
    size_t at; /* of a table: byte of its first entry */
} bx_proof_run;

struct bx_proof_section {
    size_t at, end; /* bytes of the file: of its first, behind its trailer or its stream */
    bool is_stream;
    const bx_proof_value *trailer; /* or the stream itself */
    int size;                      /* all numbers are below it */
    int64_t prev, beside;          /* bytes that /Prev and /XRefStm name; -1: none */
    BX_VEC(bx_proof_run) runs;
    bx_str rows;   /* of a stream */
    int widths[3]; /* bytes of a row's fields */
};

/** Reads a section without its entries. BX1005 when there is none at that byte. */
bx_status bx_proof_section_read(bx_proof_file *file, size_t at, bx_proof_section *section);

/**
 * Lays a section's entries over the file's table.
 * @param number  of the layer, from 1: one number stands once in a layer
 * @param beside  an /XRefStm: what the table of the same layer has in use stays (7.5.8.4)
 */
bx_status bx_proof_section_apply(bx_proof_file *file, const bx_proof_section *section, int number,
                                 bool beside);

#endif
