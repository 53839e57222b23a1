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
