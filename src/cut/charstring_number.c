#include "cut/charstring_number.h"

#include "base/ban.h"

static void add_bytes(bx_buf *out, uint64_t value, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bx_buf_add_byte(out, (char)(value >> shift & 0xFF));
}

void bx_charstring_add_number(bx_buf *out, int64_t value)
{
    int64_t whole = value / BX_CHARSTRING_ONE;
    if (whole * BX_CHARSTRING_ONE != value || whole < INT16_MIN || whole > INT16_MAX) {
        bx_buf_add_byte(out, (char)BX_CHARSTRING_FIXED);
        add_bytes(out, (uint64_t)value, 4);
    } else if (whole >= -107 && whole <= 107) {
        add_bytes(out, (uint64_t)(whole + 139), 1);
    } else if (whole >= 108 && whole <= 1131) {
        add_bytes(out, (uint64_t)((247 << 8) + whole - 108), 2);
    } else if (whole >= -1131 && whole <= -108) {
        add_bytes(out, (uint64_t)((251 << 8) - whole - 108), 2);
    } else {
        bx_buf_add_byte(out, BX_CHARSTRING_SHORTINT);
        add_bytes(out, (uint64_t)whole, 2);
    }
}
