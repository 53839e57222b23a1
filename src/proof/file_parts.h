/*
 * file_parts.h - a PDF that is open, for the files of this room; others ask pdf_file.h and objects.h
 */
#ifndef BX_PROOF_FILE_PARTS_H
#define BX_PROOF_FILE_PARTS_H

#include "proof/reading.h"
#include "proof/table.h"

/** The file as it was when it was written, or once more when it was added to (ISO 32000-1, 7.5.6). */
typedef struct bx_proof_revision {
    size_t xref; /* byte where its cross-reference section begins */
    size_t end;  /* byte behind its %%EOF and the line end there, if there is one */
    const bx_proof_value *trailer; /* its trailer's dictionary, or its cross-reference stream */
} bx_proof_revision;

typedef struct bx_proof_file {
    bx_proof_reading reading;
    bx_proof_table table;
    BX_VEC(bx_proof_revision) revisions; /* the oldest first; at least one */
    bool is_opening; /* an object stream: what that needs may lie in none (7.5.7) */
} bx_proof_file;

#endif
