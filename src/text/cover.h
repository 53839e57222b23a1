/*
 * cover.h - whether a face has all that a cluster needs
 */
#ifndef BX_TEXT_COVER_H
#define BX_TEXT_COVER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "font/face.h"

/** A control, a line or a paragraph separator: never shown and never shaped. */
bool bx_cover_is_control(uint32_t rune);

/** A variation selector. */
bool bx_cover_is_selector(uint32_t rune);

/**
 * Whether a face has all of a cluster.
 * @param variant  a variation selector must have its form, too
 * @param missing  set to the first character that the face lacks
 */
bool bx_cover_has(const bx_face *face, bx_str cluster, bool variant, uint32_t *missing);

#endif
