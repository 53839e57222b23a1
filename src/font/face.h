/*
 * face.h - one face of one font file
 *
 * In:  TrueType, OpenType CFF or a member of a TTC. Out: coverage, metrics, and
 * what the device needs to embed it. The file stays mapped while the face lives.
 * A face is shared by forked workers; only bx_face_open and bx_face_judge change it.
 */
#ifndef BX_FONT_FACE_H
#define BX_FONT_FACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/len.h"

struct hb_face_t;
struct hb_font_t;

typedef struct bx_face bx_face;

typedef enum bx_outline {
    BX_OUTLINE_TRUETYPE,
    BX_OUTLINE_CFF,
} bx_outline;

typedef struct bx_face_spec {
    const char *name; /* in messages and in the font set */
    const char *path;
    int index;           /* in a TTC; 0 otherwise */
    int ascent, descent; /* em-box above and below the baseline in 1/1000 em: 880, 120 */
    bool stands_in;      /* may never be used: opened and judged when it is */
} bx_face_spec;

/**
 * Opens a face, unless it stands in. A file that ends before a table of the face does is refused
 * (BX0602), but for the metrics hmtx and vmtx, which may be short.
 * @param place  where the font set names it, for messages; may be NULL; if the face stands in, it
 *               lives as long
 * @param face   to be given to bx_face_free
 * @return BX_ERR_FONT (BX0602, BX0605, BX0606, BX0607), BX_ERR_SYSTEM, BX_ERR_LIMIT, BX_ERR_MEMORY
 */
bx_status bx_face_new(const bx_face_spec *spec, bx_diag *diag, const bx_place *place,
                      bx_face **face);
void bx_face_free(bx_face *face);

/**
 * Opens the file, unless that was done: before anything is asked of a face that stands in but its
 * name and its box. One that could not be opened may be asked for glyphs: it has none.
 * @return as bx_face_new
 */
bx_status bx_face_open(bx_face *face, bx_diag *diag);

/**
 * Opens the file and looks through it, unless that was done; before a glyph of the face is shown.
 * @return as bx_face_new
 */
bx_status bx_face_judge(bx_face *face, bx_diag *diag);

/** Characters from `first` to `last`. */
typedef struct bx_rune_range {
    uint32_t first, last;
} bx_rune_range;

/**
 * From now on these characters are not taken from the face: it is as if its cmap did not have
 * them, for the shaper too. Once at most, before the face is used.
 * @param ranges  ascending, apart; they live as long as the face
 */
bx_status bx_face_leave_out(bx_face *face, const bx_rune_range *ranges, int count);

const char *bx_face_name(const bx_face *face);
/** After judging: the PostScript name (name id 6), or the face's name when the file has none that is fit; unfit
 *  characters dropped, at most 63. ASCII, lent. */
const char *bx_face_postscript_name(const bx_face *face);
int bx_face_units(const bx_face *face); /* per em */
bx_outline bx_face_outline(const bx_face *face);
int bx_face_ascent(const bx_face *face); /* 1/1000 em */
int bx_face_descent(const bx_face *face);

/** The glyph of a character, 0 when the face has none or it is not taken from it. */
uint32_t bx_face_glyph(const bx_face *face, uint32_t rune);
/** Whether an open face has a glyph of a character, taken from it or not. */
bool bx_face_maps(const bx_face *face, uint32_t rune);
/** Whether it is a face for Chinese text: it has 中. */
bool bx_face_has_hanzi(const bx_face *face);
/** The glyph of a character with a variation selector, 0 when the face has no form for the two or the
 *  character is not taken from it. */
uint32_t bx_face_variant(const bx_face *face, uint32_t rune, uint32_t selector);

/** Horizontal advance in font units. */
int bx_face_advance(const bx_face *face, uint32_t glyph);
/** The file's directory of tables, which has a checksum of each: bytes that tell faces apart. Lent. */
bx_str bx_face_directory(const bx_face *face);

/** The whole file, and which face of it: for who reads it another way. Lent. */
bx_str bx_face_bytes(const bx_face *face, int *index);
/** Who made the face: the four letters of OS/2's achVendID as a number; 0: not told. */
uint32_t bx_face_maker(const bx_face *face);
/** OS/2's usWeightClass: 400 is regular, 700 bold; 0: not told. */
int bx_face_weight(const bx_face *face);
/**
 * The characters of the face's cmap that are taken from it, ascending.
 * @param runes  in the arena
 */
bx_status bx_face_runes(const bx_face *face, bx_arena *arena, const uint32_t **runes, int *count);

/** A glyph's ink in font units, from its origin, y upwards. */
typedef struct bx_ink {
    int left, right, top, foot;
} bx_ink;

/** All zero for a glyph without ink. */
bx_ink bx_face_ink(const bx_face *face, uint32_t glyph);

/** Lent: for the shaper and the subsetter only. */
struct hb_face_t *bx_face_hb_face(const bx_face *face);
struct hb_font_t *bx_face_hb_font(const bx_face *face); /* scaled to font units */

#endif
