#include "text/composed.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/ban.h"

/* Bytes of a file's name (NAME_MAX of every system that is used), and what NFC makes of them at most. */
enum { LONGEST = 255, ROOM = 3 * LONGEST };

/* The composed form in UTF-8; 0 where there is none, or it is the same. */
static int32_t compose(bx_str text, char *out)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar units[LONGEST], whole[ROOM];
    int32_t len = 0, bytes = 0;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    u_strFromUTF8(units, LONGEST, &len, text.ptr, (int32_t)text.len, &error);
    if (U_FAILURE(error) || unorm2_isNormalized(nfc, units, len, &error)) return 0;
    len = unorm2_normalize(nfc, units, len, whole, ROOM, &error);
    u_strToUTF8(out, 3 * ROOM, &bytes, whole, len, &error);
    return U_SUCCESS(error) ? bytes : 0;
}

bx_status bx_text_compose(bx_arena *arena, bx_str text, bx_str *composed)
{
    char out[3 * ROOM];
    int32_t bytes = text.len > 0 && text.len <= LONGEST ? compose(text, out) : 0;
    bx_str result = bytes > 0 ? bx_str_copy(arena, (bx_str){out, (size_t)bytes}) : text;
    if (bytes > 0 && !result.ptr) return BX_ERR_MEMORY;
    *composed = result;
    return BX_OK;
}
