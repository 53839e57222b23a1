/*
 * layout_list.h - which layouts there are, where, and which of them would be found
 */
#ifndef BX_HOUSE_LAYOUT_LIST_H
#define BX_HOUSE_LAYOUT_LIST_H

#include "base/diag.h"
#include "house/locate.h"

typedef struct bx_listed_layout {
    const char *id;   /* as `layout:` and -l call it: the file's name without .yaml */
    bx_str name;      /* its `name`; empty: it has none, as a profile may */
    const char *path; /* of the file */
    bx_locate_why why;
    const bx_str *extends; /* as written */
    int extends_count;
    const struct bx_listed_layout *hidden_by; /* the one that is found in its place; NULL: none */
} bx_listed_layout;

typedef struct bx_layout_list {
    bx_listed_layout *items; /* by id, those of one id as they are looked for */
    int count;
} bx_layout_list;

/**
 * Looks into the current folder, as if data of it were read, and into all folders of layouts.
 * @param diag  told what is wrong with a file of a folder of layouts, which is then left out; in the
 *              current folder whatever does not read as a layout is passed over in silence
 */
bx_status bx_layout_list_read(bx_arena *arena, bx_diag *diag, bx_layout_list *list);

#endif
