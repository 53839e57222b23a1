/*
 * stand_ins.h - which faces stood in while a document was set, and for what
 *
 * A reader of the page sees that a character is of another type than its neighbours; who made
 * it is told before. One note a face (BX0615), with its characters, each once, at the place of
 * the first. Collected from what was prepared, not while it is: what the engine kept of an
 * earlier report (prepared_store.h) is told in each report that prints it.
 */
#ifndef BX_TEXT_STAND_INS_H
#define BX_TEXT_STAND_INS_H

#include "base/arena.h"
#include "base/diag.h"
#include "text/words.h"

typedef struct bx_stood_in bx_stood_in;

/** Of one document. All zero: none yet. */
typedef struct bx_stand_ins {
    bx_stood_in *first, *last;
} bx_stand_ins;

/**
 * Adds the clusters of a paragraph that are in another face than the role wants (bx_role_wants).
 * @param arena  owns what is added
 * @param words  what was prepared; its text lives until they are told
 */
bx_status bx_stand_ins_collect(bx_arena *arena, const bx_words *words, const bx_prepared *prepared,
                               bx_stand_ins *all);

/** One note for each face, in the order in which they were met. */
bx_status bx_stand_ins_tell(const bx_stand_ins *all, bx_diag *diag);

#endif
