#include "text/compatible.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "base/ban.h"

/* UAX #15: a character's form has at most 18 code units. */
enum { LONGEST = 32 };

static int32_t form_of(const UNormalizer2 *nfkc, uint32_t rune, UChar *form)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar text[U16_MAX_LENGTH];
    int32_t len = 0;
    U16_APPEND_UNSAFE(text, len, rune);
    len = unorm2_normalize(nfkc, text, len, form, LONGEST, &error);
    return U_SUCCESS(error) ? len : 0;
}

bool bx_runes_compatible(uint32_t a, uint32_t b)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar one[LONGEST], other[LONGEST];
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
    if (U_FAILURE(error)) return a == b;
    int32_t len = form_of(nfkc, a, one);
    return len == form_of(nfkc, b, other) && memcmp(one, other, (size_t)len * sizeof *one) == 0;
}

bool bx_rune_shows(uint32_t rune)
{
    uint32_t type = U_MASK(u_charType((UChar32)rune));
    return (type & (U_GC_C_MASK | U_GC_Z_MASK)) == 0 &&
           !u_hasBinaryProperty((UChar32)rune, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool bx_rune_is_han(uint32_t rune)
{
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript((UChar32)rune, &error) == USCRIPT_HAN && U_SUCCESS(error);
}
