/*
 * Both ways of writing, plain and in capitals, are one walk over the digits from the left
 * with another set of hanzi. A zero is said when a digit comes behind it, once for a run,
 * and not when it ends a group of four of which something was said.
 */
#include "calc/numerals.h"

#include "data/date_text.h"

#include "base/ban.h"

typedef struct hanzi {
    const char *digits[10];
    const char *units[4]; /* of the places of a group, from the right */
    bool bare_ten;        /* 十 at the very beginning, not 一十 */
} hanzi;

/* 0 in a quantity is 零 (GB/T 15835-2011 5.2.5) */
static const hanzi PLAIN = {
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}, true};

/* 支付结算办法 附一 1 has these hanzi; 壹 stands before each 拾 there (附一 4, 6) */
static const hanzi CAPITAL = {
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}, false};

/* A number by its digits, split at the point. */
typedef struct figure {
    char digits[BX_DECIMAL_DIGITS];
    size_t count, whole; /* digits, and those in front of the point */
} figure;

static bx_status split(bx_decimal value, figure *f)
{
    f->count = bx_decimal_digits(value, f->digits);
    f->whole = f->count - (size_t)value.places;
    return f->whole > BX_NUMERAL_DIGITS ? BX_ERR_LIMIT : BX_OK;
}

static int digit_at(const figure *f, size_t i)
{
    return f->digits[i] - '0';
}

/* A group of four has ended, `place` digits are left; so many were said in it and in those before it. */
static void add_group_name(bx_buf *buf, size_t place, int in_group, int in_higher)
{
    if (place % 8 == 4 && in_group > 0) bx_buf_add_text(buf, "万");
    /* 一万亿, 一万二千亿: 亿 closes the 万 before it too */
    if (place == 8 && in_group + in_higher > 0) bx_buf_add_text(buf, "亿");
}

/* The whole part; nothing for 0. GB/T 15835-2011 5.2.5: 3052 is 三千零五十二; 支付结算办法 附一 4. */
static void add_whole(bx_buf *buf, const hanzi *script, const figure *f)
{
    bool zero = false;
    int in_group = 0, in_higher = 0; /* digits said in this group and in those before it */
    for (size_t i = 0; i < f->whole; i++) {
        size_t place = f->whole - 1 - i;
        int digit = digit_at(f, i);
        bool first = in_group + in_higher == 0;
        if (digit != 0) {
            /* 附一 4(1), 4(2): a zero inside, one for any number of them */
            if (zero && !first) bx_buf_add_text(buf, script->digits[0]);
            if (!(first && script->bare_ten && digit == 1 && place % 4 == 1))
                bx_buf_add_text(buf, script->digits[digit]);
            bx_buf_add_text(buf, script->units[place % 4]);
            in_group++;
        }
        bool ends_said = place % 4 == 0 && in_group > 0; /* 十万五千, not 十万零五千 (附一 4(3)) */
        zero = digit == 0 && !ends_said;
        if (place % 4 != 0) continue;
        add_group_name(buf, place, in_group, in_higher);
        in_higher += in_group;
        in_group = 0;
    }
}

static void add_number(bx_buf *buf, const figure *f)
{
    size_t before = buf->len;
    add_whole(buf, &PLAIN, f);
    if (buf->len == before) bx_buf_add_text(buf, PLAIN.digits[0]);
    /* GB/T 15835-2011 5.2.5: 95.06 is 九十五点零六 */
    if (f->count > f->whole) bx_buf_add_text(buf, "点");
    for (size_t i = f->whole; i < f->count; i++)
        bx_buf_add_text(buf, PLAIN.digits[digit_at(f, i)]);
}

bx_status bx_numeral_add(bx_buf *buf, bx_decimal value)
{
    figure f;
    BX_TRY(split(value, &f));
    if (value.below) bx_buf_add_text(buf, "负");
    add_number(buf, &f);
    return BX_OK;
}

bx_status bx_numeral_add_percent(bx_buf *buf, bx_decimal percent)
{
    figure f;
    BX_TRY(split(percent, &f));
    if (percent.below) bx_buf_add_text(buf, "负");
    bx_buf_add_text(buf, "百分之");
    add_number(buf, &f);
    return BX_OK;
}

bx_status bx_numeral_add_code(bx_buf *buf, bx_str digits)
{
    if (digits.len == 0) return BX_ERR_INPUT;
    for (size_t i = 0; i < digits.len; i++)
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9') return BX_ERR_INPUT;
    for (size_t i = 0; i < digits.len; i++) {
        int digit = digits.ptr[i] - '0';
        /* GB/T 15835-2011 5.2.5: 0 in a code is 〇 (U+3007) */
        bx_buf_add_text(buf, digit == 0 ? "〇" : PLAIN.digits[digit]);
    }
    return BX_OK;
}

/* The year in full, digit by digit (GB/T 15835-2011 5.2.2), with a 0 of one's own. */
static void add_year(bx_buf *buf, const hanzi *script, const char *zero, int year)
{
    for (int unit = 1000; unit > 0; unit /= 10) {
        int digit = year / unit % 10;
        bx_buf_add_text(buf, digit == 0 ? zero : script->digits[digit]);
    }
    bx_buf_add_text(buf, "年");
}

static void add_count(bx_buf *buf, const hanzi *script, int count, const char *unit)
{
    figure f;
    bx_status status = split(bx_decimal_from_int(count, 0), &f);
    BX_ASSERT(status == BX_OK);
    add_whole(buf, script, &f);
    bx_buf_add_text(buf, unit);
}

bx_status bx_numeral_add_date(bx_buf *buf, int year, int month, int day)
{
    if (!bx_date_is_day(year, month, day)) return BX_ERR_INPUT;
    add_year(buf, &PLAIN, "〇", year); /* GB/T 15835-2011 5.2.5 */
    add_count(buf, &PLAIN, month, "月");
    add_count(buf, &PLAIN, day, "日");
    return BX_OK;
}

/* What follows 元: 角 and 分 of a hundredth each. */
static void add_cents(bx_buf *buf, int jiao, int fen, bool has_yuan)
{
    if (jiao > 0) {
        /* 支付结算办法 附一 4(3): 零 between 元 and 角 may stand or not; it does not */
        bx_buf_add_text(buf, CAPITAL.digits[jiao]);
        bx_buf_add_text(buf, "角");
    } else if (fen > 0 && has_yuan) {
        bx_buf_add_text(buf, CAPITAL.digits[0]); /* 附一 4(4) */
    }
    if (fen > 0) {
        bx_buf_add_text(buf, CAPITAL.digits[fen]);
        bx_buf_add_text(buf, "分");
    } else {
        /* 附一 2: 整 must stand behind 元, may behind 角, not behind 分; 会计基础工作规范 52 wants it
         * behind 角 too */
        bx_buf_add_text(buf, "整");
    }
}

bx_status bx_numeral_add_amount(bx_buf *buf, bx_decimal value, bool named)
{
    figure f;
    bx_decimal cents;
    BX_TRY(bx_decimal_round(value, 2, BX_ROUND_DOWN, &cents));
    BX_TRY(split(cents, &f));
    if (bx_decimal_compare(cents, value) != 0) return BX_ERR_INPUT;
    int jiao = digit_at(&f, f.whole), fen = digit_at(&f, f.whole + 1);
    bool has_yuan = f.whole > 1 || digit_at(&f, 0) > 0;
    if (named) bx_buf_add_text(buf, "人民币"); /* 支付结算办法 附一 3: no gap behind it */
    if (value.below) bx_buf_add_text(buf, "负");
    add_whole(buf, &CAPITAL, &f);
    if (!has_yuan && jiao == 0 && fen == 0) bx_buf_add_text(buf, CAPITAL.digits[0]);
    if (has_yuan || (jiao == 0 && fen == 0)) bx_buf_add_text(buf, "元");
    add_cents(buf, jiao, fen, has_yuan);
    return BX_OK;
}

bx_status bx_numeral_add_bill_date(bx_buf *buf, int year, int month, int day)
{
    if (!bx_date_is_day(year, month, day)) return BX_ERR_INPUT;
    add_year(buf, &CAPITAL, CAPITAL.digits[0], year);
    /* 支付结算办法 附一 6: 零 before 壹月, 贰月 and 壹拾月, */
    if (month <= 2 || month == 10) bx_buf_add_text(buf, CAPITAL.digits[0]);
    add_count(buf, &CAPITAL, month, "月");
    /* before 壹日 to 玖日, 壹拾日, 贰拾日 and 叁拾日; 壹 before 拾壹日 to 拾玖日 */
    if (day < 10 || day % 10 == 0) bx_buf_add_text(buf, CAPITAL.digits[0]);
    add_count(buf, &CAPITAL, day, "日");
    return BX_OK;
}
