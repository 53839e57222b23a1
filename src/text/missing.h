/*
 * missing.h - what is said of a character that cannot be shown
 */
#ifndef BX_TEXT_MISSING_H
#define BX_TEXT_MISSING_H

#include "text/prepared.h"

/**
 * Reports a character that no face of the role can show, at its cluster's place, and
 * returns the message's status: BX0604, or BX0610 with the faces of other roles that have
 * it, or BX0433 when other faces have some of its cluster but not all, or BX0416 when it is
 * private.
 */
bx_status bx_missing_report(const bx_preparing *job, const bx_font_role *of, const bx_cluster *c,
                            uint32_t rune, bool nameless);

#endif
