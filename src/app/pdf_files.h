/*
 * pdf_files.h - the PDF files that a command line names: files, and all that lie in folders
 */
#ifndef BX_APP_PDF_FILES_H
#define BX_APP_PDF_FILES_H

#include "app/options.h"

typedef struct bx_pdf_files {
    const char **paths; /* those of a folder as bytes sort */
    int count;
} bx_pdf_files;

/**
 * In the order of the operands; of a folder what ends in .pdf and is not hidden, none of folders below it.
 * @param files  set; strings are the operands', or in the arena
 * @return BX_ERR_USAGE: BX0932 for no operand, BX1186 for a folder without any; BX_ERR_SYSTEM for one that cannot be read
 */
bx_status bx_pdf_files_list(bx_arena *arena, const bx_options *options, bx_diag *diag,
                            bx_pdf_files *files);

#endif
