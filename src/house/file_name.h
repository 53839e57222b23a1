/*
 * file_name.h - what the names of files that the house makes have in common
 */
#ifndef BX_HOUSE_FILE_NAME_H
#define BX_HOUSE_FILE_NAME_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

/** A name in the one form that all its spellings share: else é makes two files, which look the same. */
bx_status bx_file_name_settle(bx_arena *arena, bx_str name, bx_str *settled);

#endif
