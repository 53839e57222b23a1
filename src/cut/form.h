/*
 * form.h - a glyph as a page shows it: whole, or with white cut off its sides or put there
 *
 * A squeezed mark (clreq #punctuation_width_adjustment) takes less than its em. Readers that
 * look for the ends of lines and words measure from where a glyph's width says it ends, so a
 * mark that is squeezed has a width of its own in font program and /W, and one that opens has
 * its outline moved. The same goes for a mark whose ink is moved to its half of the em: as much
 * as is cut on one side is put to the other, a negative cut. Cuts go in twelfths of an em, half
 * of one exactly: what a place lacks of its glyph is then never half of what reads as a space.
 */
#ifndef BX_CUT_FORM_H
#define BX_CUT_FORM_H

#include <stdbool.h>
#include <stdint.h>

enum {
    BX_FORM_STEPS = 12, /* of an em */
    BX_FORM_MOST = 15,  /* steps that a side can lose or gain */
};

/** Glyph id, and the steps that go before and after its ink. A plain glyph id is the whole glyph. */
typedef uint32_t bx_form;

/** @param glyph below 65536  @param before, after  -BX_FORM_MOST to BX_FORM_MOST */
static inline bx_form bx_form_of(uint32_t glyph, int before, int after)
{
    return glyph | (uint32_t)(uint8_t)before << 16 | (uint32_t)(uint8_t)after << 24;
}

static inline uint16_t bx_form_glyph(bx_form form)
{
    return (uint16_t)(form & 0xFFFF);
}

static inline int bx_form_before(bx_form form)
{
    return (int8_t)(form >> 16 & 0xFF);
}

static inline int bx_form_after(bx_form form)
{
    return (int8_t)(form >> 24);
}

static inline bool bx_form_is_whole(bx_form form)
{
    return form <= 0xFFFF;
}

/** As many of `steps` as a side can lose or gain. */
static inline int bx_form_fits(int steps)
{
    return steps < -BX_FORM_MOST ? -BX_FORM_MOST : steps > BX_FORM_MOST ? BX_FORM_MOST : steps;
}

/** Steps in units of a face that has `units` to the em, to nearest. */
static inline int bx_form_units(int steps, int units)
{
    if (steps < 0) return -bx_form_units(-steps, units);
    return (2 * steps * units + BX_FORM_STEPS) / (2 * BX_FORM_STEPS);
}

#endif
