/*
 * pdf_file.h - a finished PDF, read again
 *
 * For files that somebody hands in: what is in them is claimed, not known. They are read as the
 * standard writes them, and nothing is mended: a file that programs would have to guess about
 * might say different things in each. So are refused: one whose header, cross-reference sections
 * or objects are damaged, and one that is encrypted. What the pages look like is nobody's matter
 * here. Each fault is a message of 1001 and above, with the byte of the file.
 *
 * Costs: time and memory are linear in the size of the file and in what is asked for, under the
 * bounds of bounds.h, whatever the file holds.
 */
#ifndef BX_PROOF_PDF_FILE_H
#define BX_PROOF_PDF_FILE_H

#include "proof/file_parts.h"

/**
 * Reads header, cross-reference sections and catalog.
 * @param arena  for all that is read; outlives the file. BX1011 when its cap is reached
 * @param bytes  borrowed until bx_proof_file_free, as is `name`, which messages quote
 * @param diag   may be NULL; borrowed
 * @param file   free with bx_proof_file_free
 * Errors: BX1001 no PDF, BX1003 no end, BX0103 too large, those of xref.h and objects.h.
 */
bx_status bx_proof_file_open(bx_arena *arena, bx_str bytes, const char *name, bx_diag *diag,
                             bx_proof_file **file);

/** NULL is allowed. Values stay as long as the arena and the bytes. */
void bx_proof_file_free(bx_proof_file *file);

/** The newest trailer's dictionary. */
const bx_proof_value *bx_proof_file_trailer(const bx_proof_file *file);

/** The catalog, /Root: a dictionary. */
bx_status bx_proof_file_catalog(bx_proof_file *file, const bx_proof_value **catalog);

/** One more than the highest number in the tables. */
int bx_proof_file_numbers(const bx_proof_file *file);

/**
 * Where an object stands: false when its number is free or unknown.
 * @param at    set to the byte of the file: of the object, or of the object stream that holds it
 * @param pack  set to that stream's number; 0 for an object that lies in the file itself
 */
bool bx_proof_file_where(const bx_proof_file *file, int number, size_t *at, int *pack);

/** How often the file was written: 1, and 1 more for each time it was added to. */
int bx_proof_file_revisions(const bx_proof_file *file);

/** @param i  from 0, the oldest, to below bx_proof_file_revisions */
const bx_proof_revision *bx_proof_file_revision(const bx_proof_file *file, int i);

/** What the file was when revision `i` was written: borrowed, a part of the file's bytes. */
bx_str bx_proof_file_bytes(const bx_proof_file *file, int i);

/**
 * Opens what the file was when revision `i` was written, with the file's arena, name and messages.
 * @param then  set when it is opened; free with bx_proof_file_free
 * Errors: those of bx_proof_file_open
 */
bx_status bx_proof_file_open_revision(const bx_proof_file *file, int i, bx_proof_file **then);

/** Bytes behind the end of the newest revision: no part of what the file says. 0: none. */
size_t bx_proof_file_behind(const bx_proof_file *file);

#endif
