/*
 * house.h - what all reports of a run share: layouts and fonts
 *
 * Loaded once, read-only afterwards but for what it keeps of one report for the next (decision 11). Layouts are kept by path and profiles, so that
 * a batch reads each once.
 */
#ifndef BX_HOUSE_HOUSE_H
#define BX_HOUSE_HOUSE_H

#include "base/diag.h"
#include "base/hash.h"
#include "cut/font_cache.h"
#include "house/fonts_file.h"
#include "layout/layout.h"
#include "text/engine.h"

typedef struct bx_house bx_house;

/** An empty house. NULL when memory is out. */
bx_house *bx_house_new(void);
void bx_house_free(bx_house *house);

/** True when the layouts and fonts asked for more than BX_LIMIT_HOUSE_BYTES. */
bool bx_house_is_capped(const bx_house *house);

/** A layout as it is asked for. */
typedef struct bx_layout_request {
    bx_str name;           /* or path */
    const char *beside;    /* the data file that names it, or NULL */
    const bx_place *place; /* where it is named, for messages; may be NULL */
    const char *const
        *profiles; /* names of profiles, later over earlier; they live as long as the house */
    int profile_count;
    bool clauses; /* what standards ask of the pages is read, too: for who checks and measures */
} bx_layout_request;

/** The layout, read once for the same file and profiles, with clauses or without. */
bx_status bx_house_layout(bx_house *house, const bx_layout_request *request, bx_diag *diag,
                          const bx_layout **layout);

/**
 * A layout whose text is given, whole: as it came out of a file. Read once for the same text. No file is
 * opened, whatever it names (BX1055).
 * @param name  for messages; lives as long as the house
 */
bx_status bx_house_layout_given(bx_house *house, const char *name, bx_str text, bx_diag *diag,
                                const bx_layout **layout);

/** SHA-256 of all files that a layout of this house was read from: its own first, then as they were found. */
bx_status bx_house_layout_hash(const bx_house *house, const bx_layout *layout, bx_hash *hash);

/** A layout as it stands in the files that are made with it. */
typedef struct bx_layout_copy {
    bx_str text;   /* layout_text.h */
    bx_str packed; /* the same deflated; ptr NULL where that was not asked for */
    char hash[65]; /* SHA-256 of the text, hexadecimal */
} bx_layout_copy;

/**
 * Of a layout of this house: made at the first call, lent as long as the house lives.
 * @param packs  wanted deflated, too
 */
bx_status bx_house_layout_copy(bx_house *house, const bx_layout *layout, bool packs,
                               const bx_layout_copy **copy);

/**
 * SHA-256 of fonts.yaml and of the faces' table directories. After bx_house_fonts. Opens those that
 * stand in; what cannot be opened is told by the report that needs it.
 */
bx_status bx_house_fonts_hash(const bx_house *house, bx_hash *hash);

/** Lent; it lives as long as the house. */
bx_engine *bx_house_engine(bx_house *house);

/**
 * An empty arena for a job, to be given to bx_house_take_back; NULL when memory is out. The next
 * job gets the same again, with its places.
 */
bx_arena *bx_house_lend(bx_house *house);
void bx_house_take_back(bx_house *house, bx_arena *arena);

/** Of font programs; lent. */
bx_font_cache *bx_house_font_cache(bx_house *house);

/** The font set, opened at the first call. */
bx_status bx_house_fonts(bx_house *house, bx_diag *diag, const bx_fonts_file **fonts);

#endif
