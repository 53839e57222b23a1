#include "source/length.h"

#include "base/ban.h"

/* Type sizes in thousandths of a point, as GB/T 40070-2021 and ctex have them. */
static const struct {
    const char *name;
    int64_t size;
} type_sizes[] = {
    {"初号", 42000}, {"小初", 36000}, {"一号", 26000}, {"小一", 24000},
    {"二号", 22000}, {"小二", 18000}, {"三号", 16000}, {"小三", 15000},
    {"四号", 14000}, {"小四", 12000}, {"五号", 10500}, {"小五", 9000},
    {"六号", 7500},  {"小六", 6500},  {"七号", 5500},  {"八号", 5000},
};

enum {
    LARGEST = 99999999, /* thousandths: no product with a unit overflows */
    LONGEST = 10000000, /* 1/1000 mm */
};

bool bx_thousandths_parse(bx_str text, int64_t *thousandths)
{
    bool is_below = text.len > 0 && text.ptr[0] == '-';
    size_t at = is_below ? 1 : 0, digits = 0, decimals = 0;
    bool has_point = false;
    int64_t value = 0;
    for (; at < text.len; at++) {
        if (text.ptr[at] == '.' && !has_point && digits > 0) {
            has_point = true;
            continue;
        }
        if (text.ptr[at] < '0' || text.ptr[at] > '9') return false;
        if (value > LARGEST || (has_point && ++decimals > 3)) return false;
        value = value * 10 + (text.ptr[at] - '0');
        digits++;
    }
    if (digits == 0 || (has_point && decimals == 0)) return false;
    for (; decimals < 3; decimals++)
        value *= 10;
    if (value > LARGEST) return false;
    *thousandths = is_below ? -value : value;
    return true;
}

static bool named_size(bx_str text, bx_len *length)
{
    for (size_t i = 0; i < sizeof type_sizes / sizeof *type_sizes; i++) {
        if (!bx_str_is(text, type_sizes[i].name)) continue;
        *length = bx_len_scale(BX_PT, type_sizes[i].size, 1000);
        return true;
    }
    return false;
}

bool bx_length_parse(bx_str text, const bx_length_scale *scale, bx_len *length)
{
    enum { MILLIMETRE, CENTIMETRE, POINT, CHARACTER, LINE, UNITS };
    static const char *const units[UNITS] = {"mm", "cm", "pt", "字", "行"};
    if (named_size(text, length)) return true;
    int unit = 0;
    while (unit < UNITS && !bx_str_ends(text, bx_str_from(units[unit])))
        unit++;
    if (unit == UNITS) return false;
    int64_t number;
    text.len -= bx_str_from(units[unit]).len;
    if (!bx_thousandths_parse(text, &number)) return false;
    bx_len one = unit == CHARACTER ? scale->character : unit == LINE ? scale->line : BX_PT;
    if (one == 0) return false;
    bx_len found = bx_len_scale(one, number, 1000);
    if (unit == MILLIMETRE) found = bx_len_from_um(number);
    if (unit == CENTIMETRE) found = bx_len_from_um(number * 10);
    const bx_len most = bx_len_from_um(LONGEST);
    if (found > most || found < -most) return false;
    *length = found;
    return true;
}
