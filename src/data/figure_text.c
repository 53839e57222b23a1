#include "data/figure_text.h"

#include <string.h>

#include "base/utf8.h"

#include "base/ban.h"

enum { MOST_DECIMALS = 9, GROUP = 3 }; /* digits between the commas of thousands */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bx_figure_form bx_figure_form_of(const bx_field *field)
{
    return (bx_figure_form){.has_decimals = field->type == BX_FIELD_NUMBER,
                            .may_be_below = field->type == BX_FIELD_INTEGER || field->is_signed,
                            .has_remark = field->has_remark};
}

/* 55 of 55（含自然失效29件）; all of it where no remark stands behind. */
static bx_str without_remark(bx_str text)
{
    static const bx_str pairs[][2] = {{{"（", sizeof "（" - 1}, {"）", sizeof "）" - 1}},
                                      {{"(", 1}, {")", 1}}};
    for (int i = 0; i < 2; i++) {
        size_t open = bx_str_find(text, pairs[i][0]);
        bool is_remark = open > 0 && open + pairs[i][0].len < text.len - pairs[i][1].len &&
                         open < text.len && bx_str_ends(text, pairs[i][1]);
        if (is_remark) return bx_str_trim((bx_str){text.ptr, open});
    }
    return text;
}

static bool parse_digits(bx_str text, bool has_decimals, bx_figure *figure)
{
    int64_t scaled = 0;
    int digits = 0, decimals = -1; /* -1: before the point */
    for (size_t i = 0; i < text.len; i++) {
        if (has_decimals && text.ptr[i] == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (!is_digit(text.ptr[i]) || ++digits > BX_FIGURE_DIGITS) return false;
        if (decimals >= 0) decimals++;
        scaled = scaled * 10 + (text.ptr[i] - '0');
    }
    bool is_padded = text.len > 1 && text.ptr[0] == '0' && is_digit(text.ptr[1]);
    if (digits == 0 || decimals == 0 || decimals > MOST_DECIMALS || is_padded) return false;
    figure->scaled = scaled;
    figure->decimals = decimals < 0 ? 0 : decimals;
    return true;
}

bool bx_figure_parse(bx_str text, bx_figure_form form, bx_figure *figure)
{
    bx_str digits = form.has_remark ? without_remark(text) : text;
    bool is_below = form.may_be_below && bx_str_starts(digits, BX_STR("-"));
    if (is_below) digits = (bx_str){digits.ptr + 1, digits.len - 1};
    if (!parse_digits(digits, form.has_decimals, figure)) return false;
    figure->kind = BX_FIGURE_NUMBER;
    figure->text = text;
    if (is_below) figure->scaled = -figure->scaled;
    return true;
}

/* --- the same figure, written otherwise --- */

/* The ASCII digit, point or comma that a rune stands for, ' ' for a blank, else 0. */
static char folded(uint32_t rune)
{
    if (rune >= 0xFF10 && rune <= 0xFF19) return (char)('0' + (rune - 0xFF10));
    if (rune == ' ' || rune == 0x3000 || rune == 0xA0 || rune == '\t') return ' ';
    if (rune == ',' || rune == 0xFF0C) return ',';
    if (rune == '.' || rune == 0xFF0E) return '.';
    return rune >= '0' && rune <= '9' ? (char)rune : '\0';
}

/* The characters folded, up to the first that is none of a figure: the byte of that one. */
static size_t fold(bx_str text, char *out, size_t room)
{
    size_t at = 0, count = 0;
    while (at < text.len && count + 1 < room) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, at, &rune);
        char c = len > 0 ? folded(rune) : '\0';
        if (c == '\0') break;
        out[count++] = c;
        at += (size_t)len;
    }
    while (count > 0 && out[count - 1] == ' ')
        count--;
    out[count] = '\0';
    return at;
}

/* Takes the marks of thousands out: one kind of mark, and groups of three behind each. */
static bool join_thousands(char *text)
{
    size_t whole = strcspn(text, "."), first = strspn(text, "0123456789"), kept = first;
    char mark = text[first];
    if (first == whole) return true;
    if (first == 0 || first > GROUP || (mark != ',' && mark != ' ')) return false;
    for (size_t at = first; at < whole; at += 1 + GROUP) {
        if (text[at] != mark || strspn(text + at + 1, "0123456789") != GROUP) return false;
        memmove(text + kept, text + at + 1, GROUP);
        kept += GROUP;
    }
    memmove(text + kept, text + whole, strlen(text + whole) + 1);
    return true;
}

/* 万元 of （万元） */
static bx_str without_brackets(bx_str unit)
{
    static const bx_str pairs[][2] = {{{"（", sizeof "（" - 1}, {"）", sizeof "）" - 1}},
                                      {{"(", 1}, {")", 1}}};
    for (int i = 0; i < 2; i++)
        if (bx_str_starts(unit, pairs[i][0]) && bx_str_ends(unit, pairs[i][1]) &&
            unit.len > pairs[i][0].len + pairs[i][1].len)
            return (bx_str){unit.ptr + pairs[i][0].len,
                            unit.len - pairs[i][0].len - pairs[i][1].len};
    return unit;
}

bool bx_figure_mend(const bx_field *field, bx_str text, char digits[BX_FIGURE_ROOM])
{
    char folded_text[2 * BX_FIGURE_ROOM];
    bx_figure figure;
    text = bx_str_trim(text);
    size_t end = fold(text, folded_text, sizeof folded_text);
    bx_str behind = bx_str_trim((bx_str){text.ptr + end, text.len - end});
    if (behind.len > 0 && !bx_str_equal(without_brackets(behind), field->unit)) return false;
    if (!join_thousands(folded_text) || strlen(folded_text) >= BX_FIGURE_ROOM) return false;
    memcpy(digits, folded_text, strlen(folded_text) + 1);
    return bx_figure_parse(bx_str_from(digits), bx_figure_form_of(field), &figure);
}

/* --- what is no figure --- */

bool bx_figure_is_mark(const bx_field *field, bx_str text)
{
    for (int i = 0; i < field->mark_count; i++)
        if (bx_str_equal(field->marks[i], text)) return true;
    return false;
}

bool bx_figure_is_none(bx_str text)
{
    static const char *const words[] = {
        "无",  "没有",   "暂无", "空", "零", "/",    "／",     "\\",     "-",      "－",
        "–",   "—",      "——",   "--", "×",  "√",    "不涉及", "未发生", "无此项", "N/A",
        "n/a", "无数据", "*",    "…",  "缺", "未填", "待定",   "不详"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bx_str_is(text, words[i])) return true;
    return false;
}

static bool is_hanzi(uint32_t rune)
{
    return rune >= 0x4E00 && rune <= 0x9FFF;
}

/* 30余: about that many. */
static bool is_vague(uint32_t rune)
{
    static const uint_least32_t words[] = U"余多几来左以上下";
    for (int i = 0; words[i]; i++)
        if (words[i] == rune) return true;
    return false;
}

/* Bytes of a sign of money before a figure. */
static size_t money_sign(bx_str text)
{
    static const char *const signs[] = {"￥", "¥", "$", "＄", "人民币", "RMB", "CNY"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (bx_str_starts(text, bx_str_from(signs[i]))) return strlen(signs[i]);
    return 0;
}

/* A unit is hanzi to the end: 55（含失效29件） has a remark, not a unit. ￥2500 has one in front: yuan. */
bx_str bx_figure_other_unit(const bx_field *field, bx_str text)
{
    char folded_text[2 * BX_FIGURE_ROOM];
    bool is_money = bx_str_find(field->unit, BX_STR("元")) < field->unit.len;
    size_t sign = is_money ? money_sign(text) : 0;
    bx_str figure = bx_str_trim((bx_str){text.ptr + sign, text.len - sign});
    size_t end = fold(figure, folded_text, sizeof folded_text);
    bx_str unit = {figure.ptr + end, figure.len - end};
    if (field->unit.len == 0 || !is_digit(folded_text[0])) return (bx_str){0};
    if (unit.len == 0) return sign > 0 ? (bx_str){text.ptr, sign} : (bx_str){0};
    for (size_t at = 0; at < unit.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(unit, at, &rune);
        if (!is_hanzi(rune) || is_vague(rune)) return (bx_str){0};
        at += (size_t)(len > 0 ? len : 1);
    }
    return bx_str_equal(unit, field->unit) ? (bx_str){0} : unit;
}

bool bx_figure_is_in_hanzi(bx_str text)
{
    bx_str numerals = BX_STR("〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟");
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, at, &rune);
        if (len < 3 || bx_str_find(numerals, (bx_str){text.ptr + at, 3}) == numerals.len)
            return false;
        at += (size_t)len;
    }
    return text.len > 0;
}

bx_str bx_figure_letter(bx_str text)
{
    static const char letters[] = "O o О о Ｏ 〇 ○ l I i | ｌ Ｉ";
    bx_str found = {0};
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, at, &rune);
        bx_str one = {text.ptr + at, (size_t)(len > 0 ? len : 1)};
        bool is_figure = folded(rune) != '\0';
        if (!is_figure && bx_str_find(BX_STR(letters), one) == sizeof letters - 1)
            return (bx_str){0};
        if (!is_figure && !found.ptr) found = one;
        at += one.len;
    }
    return found;
}
