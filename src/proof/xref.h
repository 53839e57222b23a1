/*
 * xref.h - from the last cross-reference section back to the first (ISO 32000-1, 7.5.4 to 7.5.8)
 *
 * Tables, streams, and tables with a stream beside them (/XRefStm). Each section lies before the
 * one that names it as /Prev, so that no chain is a circle; but for the pair of a file that is
 * prepared for the web (annex F), whose first section names one behind it, which names none: both
 * are one revision.
 */
#ifndef BX_PROOF_XREF_H
#define BX_PROOF_XREF_H

#include "proof/file_parts.h"

/**
 * Fills the table and the revisions of a file.
 * @param start  byte of the last section, as startxref says
 * Errors: BX1005 for what does not follow the rules, BX1002 for an encrypted file, BX1012 and BX1013
 * for too long a chain and a circle, BX1015 for too high a number, and those of objects.h.
 */
bx_status bx_proof_xref_read(bx_proof_file *file, size_t start);

#endif
