/*
 * image_file.h - a picture's file while it is read, and where its faults go
 */
#ifndef BX_IMAGE_IMAGE_FILE_H
#define BX_IMAGE_IMAGE_FILE_H

#include "base/diag.h"

typedef struct bx_image_file {
    bx_str bytes;
    const char *path; /* for messages */
    bx_diag *diag;
    const bx_place *place; /* where the data name it; may be NULL */
} bx_image_file;

/** BX0708. @param why  text, may be BX_BOTH */
bx_status bx_image_file_refuse(const bx_image_file *file, const char *why);

/** BX0780: the file ends before the picture does. */
bx_status bx_image_file_is_cut(const bx_image_file *file);

/** BX0804 for a side of more than `most` pixels. Both are above 0. */
bx_status bx_image_file_check_size(const bx_image_file *file, unsigned long width,
                                   unsigned long height, unsigned long most);

#endif
