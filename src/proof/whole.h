/*
 * whole.h - whether every byte of an update belongs to something that its table names
 *
 * Objects that no table names are not there (ISO 32000-1, 7.5.4) - until a program gives up the table and looks
 * for objects itself. So bytes between those that are named are held to be a trap, whatever they are.
 */
#ifndef BX_PROOF_WHOLE_H
#define BX_PROOF_WHOLE_H

#include "proof/file_parts.h"

/**
 * Of the newest revision of a file that has more than one: between its objects, its cross-reference section and
 * its end stand line ends and blanks alone, or the comment that is named; each object stands where it begins, and
 * of what its object streams hold all is named by the table, too.
 * @param comment  that may stand between them, a line with its end; empty: none
 * Errors: those of objects.h.
 */
bx_status bx_proof_is_whole(bx_proof_file *file, bx_str comment, bool *is_whole);

#endif
