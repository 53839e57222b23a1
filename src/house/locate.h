/*
 * locate.h - where layouts and font sets are looked for
 *
 * In this order: beside the file that names it, in ./layouts (./fonts), in
 * $BANXIN_HOME/layouts, in the installed share folder, and in the source tree that
 * the program was built in.
 */
#ifndef BX_HOUSE_LOCATE_H
#define BX_HOUSE_LOCATE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

/** Why a folder is looked into, in this order. */
typedef enum bx_locate_why {
    BX_LOCATE_BESIDE,    /* of the file that names it */
    BX_LOCATE_HERE,      /* below the current folder */
    BX_LOCATE_HOME,      /* below $BANXIN_HOME */
    BX_LOCATE_INSTALLED, /* the share folder */
    BX_LOCATE_TREE,      /* the source tree */
    BX_LOCATE_WHYS,
} bx_locate_why;

typedef struct bx_locate_folder {
    bx_locate_why why;
    const char *path;
} bx_locate_folder;

/** The folders that bx_locate looks into; *count of them, at most BX_LOCATE_WHYS. */
bx_status bx_locate_folders(bx_arena *arena, const char *kind, const char *beside,
                            bx_locate_folder folders[BX_LOCATE_WHYS], int *count);

/**
 * Finds a file.
 * @param kind    "layouts" or "fonts": the folder's name
 * @param name    a file's name with its ending; a name with a slash is a path, taken as it is
 * @param beside  the file that names it, which is never the one found; or NULL
 * @param path    set to the path, or to NULL when there is none
 * @param looked  set to the folders that were looked into, for a message
 */
bx_status bx_locate(bx_arena *arena, const char *kind, bx_str name, const char *beside,
                    const char **path, const char **looked);

#endif
