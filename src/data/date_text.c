#include "data/date_text.h"

#include "base/utf8.h"

#include "base/ban.h"

bool bx_date_is_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < BX_FIRST_YEAR || year > BX_LAST_YEAR || month < 1 || month > 12) return false;
    return day >= 1 && day <= days[month - 1] + (month == 2 && is_leap);
}

/* The digit that a rune stands for, or -1. */
static int digit_of(uint32_t rune)
{
    static const uint_least32_t hanzi[] = U"〇一二三四五六七八九";
    if (rune >= '0' && rune <= '9') return (int)(rune - '0');
    if (rune >= 0xFF10 && rune <= 0xFF19) return (int)(rune - 0xFF10);
    if (rune == 0x25CB || rune == 0x96F6) return 0; /* ○ 零 */
    for (int i = 0; hanzi[i]; i++)
        if (hanzi[i] == rune) return i;
    return -1;
}

static uint32_t rune_at(bx_str text, int *len)
{
    uint32_t rune = 0;
    *len = text.len > 0 ? bx_utf8_decode(text, 0, &rune) : 0;
    return rune;
}

static void cut(bx_str *text, int len)
{
    *text = (bx_str){text->ptr + len, text->len - (size_t)len};
}

/* `least` to `most` digits; 十 is one of two digits: 十, 十二, 二十, 三十一. */
static bool cut_number(bx_str *rest, int least, int most, int *value)
{
    int count = 0, len;
    bool has_ten = false, is_open = false; /* open: 十 waits for its ones */
    for (*value = 0; count < most; cut(rest, len)) {
        uint32_t rune = rune_at(*rest, &len);
        int digit = digit_of(rune);
        if (rune == 0x5341 && most == 2 && !has_ten) {
            *value = (count > 0 ? *value : 1) * 10;
            has_ten = is_open = true;
            count = 1;
        } else if (digit >= 0) {
            *value = is_open ? *value + digit : *value * 10 + digit;
            is_open = false;
            count++;
        } else {
            break;
        }
    }
    return count >= least;
}

/* What stands between the parts of a date, blanks around it. */
static bool cut_sign(bx_str *rest, const uint_least32_t *signs)
{
    int len;
    *rest = bx_str_trim(*rest);
    uint32_t rune = rune_at(*rest, &len);
    for (int i = 0; signs[i]; i++) {
        if (signs[i] != rune) continue;
        cut(rest, len);
        *rest = bx_str_trim(*rest);
        return true;
    }
    return false;
}

static bool is_year(int year)
{
    return year >= BX_FIRST_YEAR && year <= BX_LAST_YEAR;
}

bool bx_year_mend(bx_str text, char year[BX_YEAR_ROOM])
{
    int value;
    text = bx_str_trim(text);
    if (!cut_number(&text, 4, 4, &value) || !is_year(value)) return false;
    cut_sign(&text, U"年");
    cut_sign(&text, U"度");
    if (text.len > 0) return false;
    snprintf(year, BX_YEAR_ROOM, "%04u", (unsigned)value % 10000);
    return true;
}

/* 20250120: two digits each. */
static bool read_tight(bx_str rest, int *month, int *day)
{
    return rest.len == 4 && cut_number(&rest, 2, 2, month) && cut_number(&rest, 2, 2, day);
}

static bool read_parted(bx_str rest, int *month, int *day)
{
    static const uint_least32_t marks[] = U"年月./-．／－—、,，";
    if (!cut_sign(&rest, marks) || !cut_number(&rest, 1, 2, month)) return false;
    if (!cut_sign(&rest, marks) || !cut_number(&rest, 1, 2, day)) return false;
    cut_sign(&rest, U"日号");
    return rest.len == 0;
}

bool bx_date_mend(bx_str text, char date[BX_DATE_ROOM])
{
    int year, month = 0, day = 0;
    text = bx_str_trim(text);
    if (!cut_number(&text, 4, 4, &year)) return false;
    if (!read_tight(text, &month, &day) && !read_parted(text, &month, &day)) return false;
    if (!bx_date_is_day(year, month, day)) return false;
    snprintf(date, BX_DATE_ROOM, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)day % 100);
    return true;
}

int bx_date_year(bx_str text)
{
    int year, more, len;
    text = bx_str_trim(text);
    if (!cut_number(&text, 4, 4, &year) || !is_year(year)) return 0;
    more = digit_of(rune_at(text, &len));
    return more < 0 || text.len == 4 ? year : 0;
}
