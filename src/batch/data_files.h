/*
 * data_files.h - the operands of the command line become a list of data files
 */
#ifndef BX_BATCH_DATA_FILES_H
#define BX_BATCH_DATA_FILES_H

#include "base/arena.h"
#include "base/diag.h"

typedef struct bx_data_files {
    const char **paths;
    int count;
} bx_data_files;

/**
 * A file or "-" stands for itself; a folder for its *.yaml, *.yml and *.json files and
 * for the data.yaml of each folder in it, or the data.json of one that was taken out of a PDF (made.json is
 * there, too), in the order of their names; what else is in it is told (BX0926), but for hidden files,
 * pictures and what else comes out of a PDF. Paths lose what says nothing ("./a//b" -> "a/b"), and
 * what is named twice is there once.
 * @return BX_ERR_USAGE (BX0904) when nothing is left; BX_ERR_SYSTEM; BX_ERR_MEMORY
 */
bx_status bx_data_files_list(bx_arena *arena, const char *const *operands, int count,
                             const char *command, bx_diag *diag, bx_data_files *files);

#endif
