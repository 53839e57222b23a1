/*
 * fonts_file.h - fonts/fonts.yaml becomes a font set
 *
 * The description names folders, faces (file, index in a TTC, em-box, licence) and
 * roles (faces in fallback order, with a shift and a scale for those that stand in).
 * A missing first face of a role is an error; a missing stand-in is a warning, and
 * the role does without it. Faces that no role names are not opened, and those that only
 * stand in are opened when they are asked for a character (bx_face_open).
 */
#ifndef BX_HOUSE_FONTS_FILE_H
#define BX_HOUSE_FONTS_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "font/fontset.h"
#include "source/node.h"

/** One opened face, for `banxin fonts` and for closing. */
typedef struct bx_opened_face {
    const char *name, *path, *licence;
    bx_face *face;           /* NULL: not found, or of no use */
    const bx_node *left_out; /* the list `not`, or NULL */
    bool is_missing;         /* its file was looked for and not found */
    bx_place place;          /* of its description */
} bx_opened_face;

typedef struct bx_fonts_file {
    bx_fontset set;
    bx_opened_face *faces;
    int face_count;
} bx_fonts_file;

/** What gets the fonts where no description is: the script that every copy of the sources has. */
#define BX_FONTS_FETCH "fonts/fetch.sh"

/**
 * Opens the faces of a font set's description.
 * @param path   of the description; folders in it are relative to it
 * @param fonts  filled also on failure: close it with bx_fonts_file_release
 */
bx_status bx_fonts_file_read(bx_arena *arena, const char *path, const bx_node *root, bx_diag *diag,
                             bx_fonts_file *fonts);

/**
 * Opens and looks through all faces, those too that stand in, and what is left out of them (BX0612):
 * for who asks about the fonts.
 * @return as bx_face_judge, of the first fault; all are told
 */
bx_status bx_fonts_file_judge(const bx_fonts_file *fonts, bx_diag *diag);

void bx_fonts_file_release(bx_fonts_file *fonts);

#endif
