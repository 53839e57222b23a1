#include "cut/charstring_number.h"

#include "base/ban.h"

enum { SHORTINT = 28, FIRST_NUMBER = 32, FIXED = 255, ONE = 65536 };

bool bx_charstring_is_number(unsigned char first)
{
    return first >= FIRST_NUMBER || first == SHORTINT;
}

size_t bx_charstring_number_size(bx_cff_bytes code)
{
    unsigned char first = code.at[0];
    size_t size = first == SHORTINT ? 3 : first == FIXED ? 5 : first >= 247 ? 2 : 1;
    return size <= code.len ? size : 0;
}

bool bx_charstring_is_integer(unsigned char first)
{
    return first != FIXED;
}

int64_t bx_charstring_number_value(const unsigned char *at)
{
    if (at[0] == FIXED) return (int32_t)(uint32_t)bx_cff_number(at + 1, 4);
    if (at[0] == SHORTINT) return (int64_t)(int16_t)bx_cff_number(at + 1, 2) * ONE;
    if (at[0] < 247) return (int64_t)(at[0] - 139) * ONE;
    if (at[0] < 251) return (int64_t)((at[0] - 247) * 256 + at[1] + 108) * ONE;
    return (int64_t)(-(at[0] - 251) * 256 - at[1] - 108) * ONE;
}

static void add_bytes(bx_buf *out, uint64_t value, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bx_buf_add_byte(out, (char)(value >> shift & 0xFF));
}

void bx_charstring_add_number(bx_buf *out, int64_t value)
{
    int64_t whole = value / ONE;
    if (whole * ONE != value || whole < INT16_MIN || whole > INT16_MAX) {
        bx_buf_add_byte(out, (char)FIXED);
        add_bytes(out, (uint64_t)value, 4);
    } else if (whole >= -107 && whole <= 107) {
        add_bytes(out, (uint64_t)(whole + 139), 1);
    } else if (whole >= 108 && whole <= 1131) {
        add_bytes(out, (uint64_t)((247 << 8) + whole - 108), 2);
    } else if (whole >= -1131 && whole <= -108) {
        add_bytes(out, (uint64_t)((251 << 8) - whole - 108), 2);
    } else {
        bx_buf_add_byte(out, SHORTINT);
        add_bytes(out, (uint64_t)whole, 2);
    }
}
