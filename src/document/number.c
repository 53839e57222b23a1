#include "document/number.h"

#include "base/ban.h"

bx_str bx_decimal_text(bx_arena *arena, int64_t value, int decimals)
{
    char digits[32]; /* 19 of an int64_t, the zeros in front, point and sign */
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    BX_ASSERT(decimals >= 0 && decimals <= 18);
    for (int place = 0; place <= decimals || rest > 0; place++) {
        if (place == decimals && decimals > 0) digits[--at] = '.';
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (value < 0) digits[--at] = '-';
    return bx_str_copy(arena, (bx_str){digits + at, sizeof digits - at});
}
