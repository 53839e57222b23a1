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

/** A path that some data want; `rival`: others that want it, too, or NULL. */
typedef struct bx_written {
    const char *path, *data, *rival;
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
 * @return BX_ERR_USAGE for braces in the folder's name, and for several reports into one file
 *         (BX0903), for the ending of another format (BX0927), for one file in a folder that is
 *         not there (BX0928), for a folder or a pattern that no manifest can hold (BX0918);
 *         BX_ERR_MEMORY
 */
bx_status bx_target_init(bx_arena *arena, const char *option, bool many, bx_diag *diag,
                         bx_target *target);

/** Data want a path: before bx_target_rival is asked all of a run have said so. Both are borrowed. */
bx_status bx_target_claim(bx_arena *arena, bx_target *target, const char *path, const char *data);

/** Others that want the path, or NULL. */
const char *bx_target_rival(const bx_target *target, const char *path, const char *data);

/**
 * The path for one report: however é is typed, it is one name. A name that only looks right is
 * warned of (BX0428).
 * @param name  from the pattern (document.output); may be empty
 */
bx_status bx_target_path(bx_arena *arena, bx_target *target, const char *data, bx_str name,
                         bx_diag *diag, const char **path);

#endif
