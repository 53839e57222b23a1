/*
 * A face covers a cluster when it has a glyph for each of its characters, or one
 * that the shaper puts in its place: a space for a space of another width, a hyphen
 * for the unbreakable hyphen, the precomposed letter for base and mark. Ignorables
 * need no glyph. A variation selector is wanted, not needed: a face that has the
 * variant goes before those that have only the base.
 */
#include "text/cover.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"

#include "base/ban.h"

bool bx_cover_is_control(uint32_t rune)
{
    uint32_t type = U_MASK(u_charType((UChar32)rune));
    return (type & (U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0;
}

bool bx_cover_is_selector(uint32_t rune)
{
    return rune >= 0xFE00 && u_hasBinaryProperty((UChar32)rune, UCHAR_VARIATION_SELECTOR);
}

static bool covers_rune(const bx_face *face, uint32_t rune, uint32_t base)
{
    if (bx_face_glyph(face, rune) != 0) return true;
    if (bx_cover_is_control(rune)) return true;
    if (u_hasBinaryProperty((UChar32)rune, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
    if (u_charType((UChar32)rune) == U_SPACE_SEPARATOR) return bx_face_glyph(face, ' ') != 0;
    if (rune == 0x2011) return bx_face_glyph(face, 0x2010) != 0;
    if (base == 0) return false;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error)) return false;
    UChar32 whole = unorm2_composePair(nfc, (UChar32)base, (UChar32)rune);
    return whole >= 0 && bx_face_glyph(face, (uint32_t)whole) != 0;
}

/* `missing` is set to the first character that the face lacks. */
bool bx_cover_has(const bx_face *face, bx_str cluster, bool variant, uint32_t *missing)
{
    uint32_t before = 0;
    for (size_t at = 0; at < cluster.len;) {
        uint32_t rune = 0;
        at += (size_t)bx_utf8_decode(cluster, at, &rune);
        bool good = bx_cover_is_selector(rune)
                        ? !variant || before == 0 || bx_face_variant(face, before, rune) != 0
                        : covers_rune(face, rune, before);
        if (!good) {
            *missing = rune;
            return false;
        }
        before = rune;
    }
    return true;
}
