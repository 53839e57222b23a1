/*
 * marks.h - where a face keeps the ink of its marks
 *
 * A full-width mark has its ink in one half of its em and white in the other
 * (GB/T 15834-2011 5.1.1 to 5.1.3). Most faces are drawn so; some have 。 or ？ in the
 * middle, as Taiwan does, and would lose ink with their white. So each mark of each
 * face is looked at once: its halt form (OpenType) says where the ink goes when only
 * half an em is left, and the ink says whether halt is to be believed. The two halves
 * of a dash are looked at as well: they have to meet (5.1.4).
 */
#ifndef BX_TEXT_MARKS_H
#define BX_TEXT_MARKS_H

#include "font/face.h"
#include "text/classes.h"
#include "text/engine.h"
#include "text/prepared.h"

enum { BX_MARK_MEMORY = 512 };

/** What was found out about a mark, in units of the face. */
typedef struct bx_mark_shape {
    int nudge;       /* moves the ink into the half that the class says it is in */
    int left, right; /* between the em's edges and the ink */
} bx_mark_shape;

/** A forgetful map: an entry gives way to another of the same slot. All zero is empty. */
struct bx_mark_memory {
    struct {
        const bx_face *face;
        uint32_t rune;
        bx_mark_shape shape;
    } slots[BX_MARK_MEMORY];
};

/** Looks at a mark as it is set in Chinese. `side`: where its class has the white. */
bx_mark_shape bx_mark_look(bx_engine *engine, const bx_face *face, uint32_t rune,
                           bx_class_white side);

/** Sets `ink` of the marks and dashes of a shaped paragraph; of the others it stays. */
void bx_marks_place(bx_preparing *job);

#endif
