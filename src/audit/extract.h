/*
 * extract.h - what lies in a PDF, taken out again
 */
#ifndef BX_AUDIT_EXTRACT_H
#define BX_AUDIT_EXTRACT_H

#include "audit/opened.h"

/**
 * Writes what banxin attached into a folder, which is made: all of it, or, where a file cannot be written,
 * nothing (folders above it that were made stay). Anything that is there under such a name and is not the same file is never touched (BX1051). Files
 * that somebody else put into the PDF are left inside (BX1057). What is not as it was recorded is warned of
 * (BX1052, BX1053), and given all the same.
 * @param folder  "-": data.json to standard output instead
 * @param count   set to the files
 * @return BX_ERR_INPUT with BX1054 when nothing is attached
 */
bx_status bx_extract(const bx_opened *opened, const char *folder, bx_diag *diag, int *count);

#endif
