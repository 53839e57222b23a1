/*
 * GB/T 9704-2012 7.3.3 names the markers. Office practice adds what they are not:
 * a decimal figure at the head of a paragraph, an item of a list that ends in ；.
 */
#include "document/marker.h"

#include "base/ban.h"

static const char *const han_numerals[] = {"〇", "一", "二", "三", "四", "五", "六",
                                           "七", "八", "九", "十", "百", "零"};
static const char *const ends[] = {"。", "！", "？", "；", "：", "!", "?", ";", ":"};
static const char *const wide_digits[] = {"０", "１", "２", "３", "４",
                                          "５", "６", "７", "８", "９"};

enum { HAN_NUMERALS = sizeof han_numerals / sizeof *han_numerals };
enum { ENDS = sizeof ends / sizeof *ends };
enum { WIDE_DIGITS = sizeof wide_digits / sizeof *wide_digits };

static bx_str from(bx_str text, size_t at)
{
    return (bx_str){text.ptr + at, text.len - at};
}

/* Bytes of the listed character that opens the text, or 0. */
static size_t one_of(bx_str text, const char *const *list, int count)
{
    for (int i = 0; i < count; i++) {
        bx_str item = bx_str_from(list[i]);
        if (bx_str_starts(text, item)) return item.len;
    }
    return 0;
}

static size_t ascii_digit(bx_str text)
{
    return text.len > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

static size_t numeral(bx_str text, bool is_han)
{
    size_t at = 0, more;
    do {
        bx_str rest = from(text, at);
        more = is_han ? one_of(rest, han_numerals, HAN_NUMERALS) : ascii_digit(rest);
        at += more;
    } while (more > 0);
    return at;
}

/* Bytes of the marker, or 0 when it does not open the text. */
static size_t match(const bx_marker *marker, bx_str text)
{
    if (!bx_str_starts(text, marker->before)) return 0;
    size_t at = marker->before.len;
    size_t digits = numeral(from(text, at), marker->is_han);
    if (digits == 0) return 0;
    at += digits;
    if (!bx_str_starts(from(text, at), marker->after)) return 0;
    at += marker->after.len;
    if (marker->is_han || marker->before.len > 0) return at;
    bx_str rest = from(text, at);
    bool is_figure = ascii_digit(rest) > 0 || one_of(rest, wide_digits, WIDE_DIGITS) > 0;
    return is_figure ? 0 : at;
}

int bx_marker_find(const bx_level *levels, int count, bx_str text, size_t *len)
{
    if (text.len == 0) return -1;
    for (int level = 0; level < count; level++) {
        for (int i = 0; i < levels[level].marker_count; i++) {
            size_t found = match(&levels[level].markers[i], text);
            if (found == 0) continue;
            *len = found;
            return level;
        }
    }
    return -1;
}

bool bx_marker_leads_heading(bx_str rest)
{
    rest = bx_str_trim(rest);
    for (size_t at = 0; at < rest.len; at++)
        if (one_of(from(rest, at), ends, ENDS) > 0) return false;
    return rest.len > 0;
}

size_t bx_marker_run_in(bx_str text)
{
    const bx_str stop = BX_STR("。");
    size_t at = bx_str_find(text, stop);
    return at < text.len ? at + stop.len : 0;
}
