#include "document/number.h"

#include "base/ban.h"

bx_str bx_date_text(bx_arena *arena, bx_str form, int year, int month, int day)
{
    const struct {
        bx_str name;
        int value;
    } slots[] = {{BX_STR("{年}"), year}, {BX_STR("{月}"), month}, {BX_STR("{日}"), day}};
    bx_buf out = {0};
    size_t at = 0;
    while (at < form.len) {
        bx_str rest = {form.ptr + at, form.len - at};
        size_t used = 0;
        for (size_t i = 0; i < sizeof slots / sizeof *slots && used == 0; i++) {
            if (!bx_str_starts(rest, slots[i].name)) continue;
            bx_buf_add_int(&out, slots[i].value);
            used = slots[i].name.len;
        }
        if (used == 0) bx_buf_add_byte(&out, rest.ptr[used++]);
        at += used;
    }
    bx_str text = out.failed ? (bx_str){0} : bx_str_copy(arena, bx_buf_str(&out));
    bx_buf_release(&out);
    return text;
}

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
