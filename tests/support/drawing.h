/*
 * drawing.h - small documents drawn by hand on a device, and what tools read in them
 *
 * Runs are not shaped: one glyph for each character, at the face's own advances. A
 * failure of anything but the device under test fails the test.
 */
#ifndef BX_TESTS_DRAWING_H
#define BX_TESTS_DRAWING_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/tag.h"
#include "device/device.h"
#include "font/run.h"

/* Faces of the test font set: see drawing_face. */
typedef enum drawing_font {
    DRAWING_FANG, /* CID-keyed CFF, CID and glyph differ */
    DRAWING_HEI,
    DRAWING_NOTO, /* CID-keyed CFF in a TTC, CID and glyph equal */
    DRAWING_HANA, /* TrueType, characters beyond U+FFFF */
    DRAWING_FONTS
} drawing_font;

typedef struct drawing {
    bx_arena *arena;
    bx_diag *diag;
    bx_face *faces[DRAWING_FONTS]; /* opened at first use */
    bx_tag_tree tags;
    bx_document_info info; /* with a title, an author, a date and the tags */
    bx_device *device;     /* under test; freed by drawing_close */
} drawing;

void drawing_open(drawing *d);
void drawing_close(drawing *d);

const bx_face *drawing_face(drawing *d, drawing_font font);

/** Opens another file in the place of a font: for kinds of faces that are rarely wanted. */
const bx_face *drawing_face_file(drawing *d, drawing_font font, const char *path);

bx_tag *drawing_tag(drawing *d, bx_tag *parent, bx_tag_role role);

/** A run of the text; `em` is the advance of a full-width character, 0: the face's own. */
bx_run *drawing_run(drawing *d, const bx_face *face, bx_len size, bx_len em, const char *text);

/** begin_tag; with tag NULL begin_artifact. */
void drawing_begin(drawing *d, const bx_tag *tag);

/** drawing_begin, the run at (x, y) in pt, end_tag. */
void drawing_text(drawing *d, const bx_tag *tag, drawing_font font, int size, int x, int y,
                  const char *text);

/** Opens an A4 page with that label. */
void drawing_page(drawing *d, const char *label);

/** Ends the page, finishes the device and writes its bytes, which are PDF, to build/tests/<name>.pdf. */
void drawing_save(drawing *d, const char *name);

/** What the command prints, with %s replaced by that file's name; lent while the drawing lives. */
const char *drawing_ask(drawing *d, const char *command, const char *name);

/** True when the two texts are equal but for white space. */
bool drawing_same_text(const char *a, const char *b);

#endif
