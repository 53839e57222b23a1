/*
 * text_kit.h - short texts set in toy faces, and the result as one line of text
 *
 * In the texts <27> stands for 27 times 字; it does in the results, too. Lengths in
 * the results are hundredths of an em, rounded to nearest.
 */
#ifndef BX_TESTS_TEXT_KIT_H
#define BX_TESTS_TEXT_KIT_H

#include "support/text_toy.h"
#include "text/breaks.h"
#include "text/prepared.h"

enum { BX_KIT_FACES = 4 };

typedef struct bx_text_kit {
    bx_arena *arena, *scratch;
    bx_diag *diag;
    bx_engine *engine;
    bx_face *faces[BX_KIT_FACES];
    bx_face_use uses[BX_KIT_FACES];
    bx_font_role role;
    bx_text_style style; /* em and size: 100 pt; may be changed */
    bx_line_rules rules; /* level gb, 全角, first fit, no gaps; may be changed */
    bx_measure measure;  /* 28 em, justified; may be changed */
    bool vertical;       /* lines are columns; may be changed */
    bx_str text;         /* of the last call, <n> written out */
    bx_prepared *p;
    const bx_line *lines;
    int count;
    bx_buf out;
} bx_text_kit;

#define BX_KIT_EM (100 * BX_PT)

/** A role of one face, the usual toy. Ends the test when something fails. */
void bx_kit_open(bx_text_kit *kit);
void bx_kit_close(bx_text_kit *kit);

/** Adds a face that stands in for those before it. */
void bx_kit_add(bx_text_kit *kit, const char *name, const bx_toy *toy, int shift, int scale);

/** Adds an opened face; bx_kit_close frees it. */
void bx_kit_lend(bx_text_kit *kit, bx_face *face);

/** A role of these faces instead of the usual one: close kit first, then add. */
void bx_kit_open_empty(bx_text_kit *kit);

/** Prepares a text in the kit's style; messages are in kit->diag. */
bx_status bx_kit_prepare(bx_text_kit *kit, const char *text);

/** "<27>@2800 | <1>。@150": lines with their widths; "+50" or "-50" behind: the slack of a filled line, or what stands out. */
const char *bx_kit_lines(bx_text_kit *kit, const char *text);

/** The x of the glyphs of line `line` of the last lines, from its left edge: "0 100 150". */
const char *bx_kit_glyphs(bx_text_kit *kit, int line);

/** The clusters with their widths amid a line: "好100 。50 ”50". */
const char *bx_kit_clusters(bx_text_kit *kit, const char *text);

/**
 * The text with the places where lines may end: | gladly, ' where that reads worse, = in a name,
 * + in a series, / - and @ in an address, ~ in a number, ^ at last.
 */
const char *bx_kit_places(bx_text_kit *kit, const char *text);

/** The clusters of a column: what stands apart by spaces, what lies in brackets: "第 12 条 [GB/T]". */
const char *bx_kit_column(bx_text_kit *kit, const char *text);

#endif
