/*
 * pdf_file.h - the file around the objects
 *
 * Streams stand in it one by one; all other objects, which are many and short, in object streams (ISO
 * 32000-1, 7.5.7), found by a cross-reference stream (7.5.8). For a report it saves a tenth.
 */
#ifndef BX_PDF_PDF_FILE_H
#define BX_PDF_PDF_FILE_H

#include "pdf/pdf_object.h"

typedef struct bx_pdf_frame {
    const char *version; /* "1.7" */
    int catalog, info;   /* info 0: none */
} bx_pdf_frame;

/**
 * Writes the whole file. Its /ID (14.4) is twice the same: the first half of the SHA-256 of all its bytes,
 * the digits of /ID taken as 0. So a change of any byte can be seen; it is no proof against intent.
 * @param out   empty before
 * @param hash  set to the SHA-256 of the whole file
 */
bx_status bx_pdf_file_write(bx_objects *objects, const bx_pdf_frame *frame, bx_diag *diag,
                            bx_buf *out, bx_hash *hash);

#endif
