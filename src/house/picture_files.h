/*
 * picture_files.h - the files of a document's pictures: found, read, decoded
 *
 * Data come from many hands: a picture that they name lies in the data file's folder or below it, or
 * in a folder that whoever runs the program allows, wherever links and ".." lead. Each file is read
 * once, and the same bytes, by their SHA-256, are decoded once: so a device sees one picture.
 */
#ifndef BX_HOUSE_PICTURE_FILES_H
#define BX_HOUSE_PICTURE_FILES_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/image.h"
#include "document/block.h"

typedef struct bx_picture_files {
    bx_arena *arena;
    bx_diag *diag;
    const bx_document *document;
    const char *data; /* the data file's path; "-": its pictures lie in the current folder */
    const char *const *folders; /* that are allowed beside the data file's */
    int folder_count;
} bx_picture_files;

/**
 * Reads the files, goes on after a fault.
 * @param bytes  one for each picture of the document, empty; those that could be read are set, in the
 *               arena
 * @return the first fault's status: what is not there, no file, too large, outside (BX0783)
 */
bx_status bx_picture_files_load(const bx_picture_files *files, bx_str *bytes);

/**
 * Decodes what was read, goes on after a fault.
 * @param images  one for each picture, NULL; those that could be decoded are set: one image for all
 *                whose bytes are the same
 * @return the first fault's status, as of bx_image_read; BX0711 for a seal that is not square
 */
bx_status bx_picture_files_decode(const bx_picture_files *files, const bx_str *bytes,
                                  const bx_image **images);

#endif
