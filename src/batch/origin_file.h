/*
 * origin_file.h - NAME.origin.json beside NAME.pdf: where the report's values came from
 *
 * It is found by the hash of the data that both have, and stays in the office: a copy that is made to be
 * published has none.
 */
#ifndef BX_BATCH_ORIGIN_FILE_H
#define BX_BATCH_ORIGIN_FILE_H

#include "base/arena.h"
#include "base/diag.h"

#define BX_ORIGIN_ENDING ".origin.json"

/** Its path; set to NULL for what is no .pdf, such as "-" or a device. */
bx_status bx_origin_path(bx_arena *arena, const char *pdf, const char **path);

typedef enum bx_origin_there {
    BX_ORIGIN_NONE,    /* nothing has that name */
    BX_ORIGIN_OURS,    /* it begins as record_origin.h writes it */
    BX_ORIGIN_ANOTHER, /* data, or anything: not to be written over, nor to be deleted */
} bx_origin_there;

/** What stands under the name of a file of origins. */
bx_origin_there bx_origin_look(const char *path);

#endif
