/*
 * target.h - where a report's PDF goes: what -o means
 *
 * Nothing: <data's base name>.pdf in the current folder. "-": standard output. A
 * folder (or a name that ends in a slash, or for several reports one that is nothing yet and no
 * .pdf): the layout's name pattern in it. A name
 * with braces: a folder, and a pattern for the name. Anything else: that file.
 */
#ifndef BX_BATCH_TARGET_H
#define BX_BATCH_TARGET_H

#include "base/arena.h"
#include "base/diag.h"

typedef struct bx_written {
    const char *path, *data;
} bx_written;

typedef struct bx_target {
    const char *option;  /* of -o, or NULL */
    const char *folder;  /* with a pattern or a folder: with its slash; else NULL */
    const char *pattern; /* for the file's name, or NULL: the layout's */
    bx_written *written; /* so far in this run: a hash table, path NULL where it is empty */
    int count, room;
} bx_target;

/**
 * Reads -o. Makes no folder.
 * @param many  for several reports
 * @return BX_ERR_USAGE: BX0903 for braces in the folder's name, and for several reports into
 *         one file; BX0918 for a folder or a pattern that no manifest can hold; BX_ERR_MEMORY
 */
bx_status bx_target_init(bx_arena *arena, const char *option, bool many, bx_diag *diag,
                         bx_target *target);

/** Keeps a name in the folder for data that will not ask for it. Who asks is refused (BX0906). */
bx_status bx_target_claim(bx_arena *arena, bx_target *target, bx_str file, const char *data);

/**
 * The path for one report: however é is typed, it is one name. A name that only looks right is
 * warned of (BX0428).
 * @param name  from the pattern (document.output); may be empty
 * @return BX_ERR_USAGE with BX0906 when another report of this run went there
 */
bx_status bx_target_path(bx_arena *arena, bx_target *target, const char *data, bx_str name,
                         bx_diag *diag, const char **path);

#endif
