/*
 * composer.h - what the rooms of compose share while one document is set
 *
 * Private to compose. One composer lives for one call of bx_compose.
 */
#ifndef BX_COMPOSE_COMPOSER_H
#define BX_COMPOSE_COMPOSER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/image.h"
#include "base/vec.h"
#include "compose/page.h"
#include "document/block.h"
#include "font/fontset.h"
#include "text/engine.h"
#include "text/stand_ins.h"

typedef BX_VEC(bx_set_line) bx_set_lines;

/** What is known of a style's digits (cell_figures.h). */
typedef struct bx_digit_glyphs bx_digit_glyphs;

typedef struct bx_composer {
    bx_arena *arena;   /* owns what leaves compose */
    bx_arena *passing; /* boxes and measured tables: until the pages are set */
    /* texts while they are set: wound back by whoever had them prepared, and by each call of text/ */
    bx_arena *scratch;
    const bx_document *document;
    const bx_image *const *images; /* of its pictures; NULL: none is looked at */
    const bx_fontset *fonts;
    bx_engine *engine;
    bx_diag *diag;
    bx_tag_tree tags;
    bx_set_lines lines;
    BX_VEC(bx_kept_page) pages; /* so far */
    struct {
        const bx_page_style *style;
        bx_len text; /* where its text ends, from the upper edge of the type area; 0: it has none */
    } last;          /* the last of them */
    bool is_covered; /* a page number lies on a head or a foot: told once */
    bool has_moved;  /* texts left the first side for the foot */
    bool records;    /* what stands where is told */
    int filled;      /* index of the page that is filled, for that */
    BX_VEC(bx_placed) placed; /* so far */
    bx_buf packing;           /* room for bx_pack */
    bx_stand_ins stand_ins;
    bx_digit_glyphs *digits; /* of the styles that were tried */
} bx_composer;

/**
 * Packs items for the pages: they, and what they were made from, may be gone then.
 * @param owner  as of bx_pack
 */
bx_status bx_composer_pack(bx_composer *c, const bx_items *items, const bx_tag *owner,
                           const bx_packed **packed);

/**
 * Records the groups [first, groups->count) of a page, if that is wanted.
 * @param what  of each but its group
 */
bx_status bx_composer_record(bx_composer *c, bx_placed what, const bx_groups *groups, int first);

/** Millimetres with one decimal ("214.5") for messages, in `buf`, which is cleared first. */
const char *bx_mm_text(bx_buf *buf, bx_len length);

/** The role's first face puts the baseline: em-box top to baseline at a style's size. */
bx_len bx_style_ascent(const bx_composer *c, const bx_style *style);

#endif
