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
#include "text/mark_memory.h"
#include "text/prepared.h"

/** Looks at a mark as it is set in Chinese. `side`: where its class has the white. */
bx_mark_shape bx_mark_look(bx_engine *engine, const bx_face *face, uint32_t rune,
                           bx_class_white side);

/** Sets `ink` of the marks and dashes of a shaped paragraph; of the others it stays. */
void bx_marks_place(bx_preparing *job);

#endif
