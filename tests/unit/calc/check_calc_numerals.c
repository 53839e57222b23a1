/* Figures, amounts and dates in hanzi: the vectors by their row, the limits, and a reader that goes back. */
#include <inttypes.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "calc/numerals.h"
#include "support/suite.h"

static bx_decimal read(const char *text)
{
    bx_decimal value;
    ck_assert_msg(bx_decimal_parse(bx_str_from(text), &value) == BX_OK, "\"%s\"", text);
    return value;
}

typedef enum way { VALUE, PERCENT, CODE, AMOUNT, NAMED } way;

/* rows 1 to 31, 35 and 37 to 52 of the vectors; further ones have a name */
static const struct {
    const char *row;
    way form;
    const char *value, *wanted;
} figures[] = {
    {"1", VALUE, "0", "零"},
    {"2", VALUE, "10", "十"},
    {"3", VALUE, "11", "十一"},
    {"4", VALUE, "20", "二十"},
    {"5", VALUE, "100", "一百"},
    {"6", VALUE, "105", "一百零五"},
    {"7", VALUE, "110", "一百一十"},
    {"8", VALUE, "1001", "一千零一"},
    {"9", VALUE, "1010", "一千零一十"},
    {"10", VALUE, "3052", "三千零五十二"},
    {"11", VALUE, "10010", "一万零一十"},
    {"12", VALUE, "10050", "一万零五十"},
    {"13", VALUE, "15000", "一万五千"},
    {"14", VALUE, "100000", "十万"},
    {"15", VALUE, "100500", "十万零五百"},
    {"16", VALUE, "107000", "十万七千"},
    {"17", VALUE, "1001000", "一百万一千"},
    {"18", VALUE, "1000500", "一百万零五百"},
    {"19", VALUE, "10000001", "一千万零一"},
    {"20", VALUE, "10500000", "一千零五十万"},
    {"21", VALUE, "100000000", "一亿"},
    {"22", VALUE, "100010000", "一亿零一万"},
    {"23", VALUE, "100001000", "一亿零一千"},
    {"24", VALUE, "101000000", "一亿零一百万"},
    {"25", VALUE, "1008175288", "十亿零八百一十七万五千二百八十八"},
    {"26", VALUE, "1200000000000", "一万二千亿"},
    {"27", VALUE, "95.06", "九十五点零六"},
    {"28", VALUE, "-7", "负七"},
    {"29", PERCENT, "12.5", "百分之十二点五"},
    {"30", VALUE, "2000", "二千"},
    {"31", CODE, "2012", "二〇一二"},
    {"35", CODE, "307", "三〇七"},
    {"37", AMOUNT, "1409.50", "壹仟肆佰零玖元伍角整"},
    {"38", AMOUNT, "6007.14", "陆仟零柒元壹角肆分"},
    {"39", AMOUNT, "1680.32", "壹仟陆佰捌拾元叁角贰分"},
    {"40", AMOUNT, "107000.53", "壹拾万柒仟元伍角叁分"},
    {"41", AMOUNT, "16409.02", "壹万陆仟肆佰零玖元零贰分"},
    {"42", AMOUNT, "325.04", "叁佰贰拾伍元零肆分"},
    {"43", AMOUNT, "0", "零元整"},
    {"44", AMOUNT, "0.05", "伍分"},
    {"45", AMOUNT, "0.50", "伍角整"},
    {"46", AMOUNT, "10", "壹拾元整"},
    {"47", AMOUNT, "100.10", "壹佰元壹角整"},
    {"48", AMOUNT, "1000000", "壹佰万元整"},
    {"49", AMOUNT, "20000.05", "贰万元零伍分"},
    {"50", AMOUNT, "240968", "贰拾肆万零玖佰陆拾捌元整"},
    {"51", AMOUNT, "10200300.40", "壹仟零贰拾万零叁佰元肆角整"},
    {"52", AMOUNT, "100000000", "壹亿元整"},
    {"万亿", VALUE, "1000000000000", "一万亿"},
    {"万亿, 千万", VALUE, "1000050000000", "一万亿零五千万"},
    {"万亿, 千", VALUE, "1000000005000", "一万亿零五千"},
    {"万亿, 亿", VALUE, "1000500000000", "一万零五亿"},
    {"十万亿", VALUE, "10000000000000", "十万亿"},
    {"千万亿", VALUE, "1000000000000001", "一千万亿零一"},
    {"largest", VALUE, "9999999999999999",
     "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"},
    {"ten inside", VALUE, "111110", "十一万一千一百一十"},
    {"minus ten", VALUE, "-10", "负十"},
    {"ten and decimals", VALUE, "10.50", "十点五零"},
    {"below one", VALUE, "-0.05", "负零点零五"},
    {"no negative zero", VALUE, "-0.0", "零点零"},
    {"thirty decimals", VALUE, "2.000000000000000000000000000001",
     "二点零零零零零零零零零零零零零零零零零零零零零零零零零零零零零一"},
    {"percent, whole", PERCENT, "100", "百分之一百"},
    {"percent, ten", PERCENT, "10", "百分之十"},
    {"percent, below", PERCENT, "-3", "负百分之三"},
    {"percent, none", PERCENT, "0", "百分之零"},
    {"code with zeros", CODE, "0080", "〇〇八〇"},
    {"amount, named", NAMED, "10", "人民币壹拾元整"},
    {"amount, named, below", NAMED, "-10.05", "人民币负壹拾元零伍分"},
    {"amount, below", AMOUNT, "-0.5", "负伍角整"},
    {"amount, zero of many places", AMOUNT, "0.0000", "零元整"},
    {"amount, zeros behind", AMOUNT, "1.50000", "壹元伍角整"},
    {"amount, cents", AMOUNT, "0.55", "伍角伍分"},
    {"amount, yuan of none", AMOUNT, "110000.01", "壹拾壹万元零壹分"},
    {"amount, largest", AMOUNT, "1000000000000000.99", "壹仟万亿元玖角玖分"},
};

static bx_status add(bx_buf *buf, way form, const char *value)
{
    switch (form) {
    case VALUE: return bx_numeral_add(buf, read(value));
    case PERCENT: return bx_numeral_add_percent(buf, read(value));
    case CODE: return bx_numeral_add_code(buf, bx_str_from(value));
    case AMOUNT: return bx_numeral_add_amount(buf, read(value), false);
    case NAMED: return bx_numeral_add_amount(buf, read(value), true);
    }
    return BX_ERR_USAGE;
}

START_TEST(says_figures)
{
    for (int i = 0; i < BX_COUNT(figures); i++) {
        bx_buf buf = {0};
        bx_buf_add_text(&buf, "共");
        bx_status status = add(&buf, figures[i].form, figures[i].value);
        ck_assert_msg(status == BX_OK, "row %s: status %d", figures[i].row, status);
        ck_assert_msg(strcmp(buf.ptr + strlen("共"), figures[i].wanted) == 0, "row %s: %s, not %s",
                      figures[i].row, buf.ptr, figures[i].wanted);
        bx_buf_release(&buf);
    }
}
END_TEST

static const struct {
    way form;
    const char *value;
    bx_status status;
} refused[] = {
    {VALUE, "10000000000000000", BX_ERR_LIMIT},
    {VALUE, "-10000000000000000.5", BX_ERR_LIMIT},
    {PERCENT, "10000000000000000", BX_ERR_LIMIT},
    {AMOUNT, "10000000000000000", BX_ERR_LIMIT},
    {NAMED, "1000000000000000000000000000000000000000000000000000000000000000000000000000",
     BX_ERR_LIMIT},
    {AMOUNT, "1.505", BX_ERR_INPUT},
    {NAMED, "-0.001", BX_ERR_INPUT},
    {CODE, "", BX_ERR_INPUT},
    {CODE, "12a", BX_ERR_INPUT},
    {CODE, "-1", BX_ERR_INPUT},
    {CODE, "1.5", BX_ERR_INPUT},
    {CODE, "１", BX_ERR_INPUT},
};

START_TEST(refuses_what_it_cannot_say)
{
    for (int i = 0; i < BX_COUNT(refused); i++) {
        bx_buf buf = {0};
        bx_status status = add(&buf, refused[i].form, refused[i].value);
        ck_assert_msg(status == refused[i].status, "%s: status %d", refused[i].value, status);
        ck_assert_msg(buf.len == 0, "%s: %s", refused[i].value, buf.ptr ? buf.ptr : "");
        bx_buf_release(&buf);
    }
}
END_TEST

/* rows 32 to 34 and 36, 53 to 60 (which have no year but 60: theirs is 2024) */
static const struct {
    const char *row;
    int year, month, day;
    const char *plain, *bill; /* NULL: not asked */
} dates[] = {
    {"32", 2024, 1, 15, "二〇二四年一月十五日", NULL},
    {"33", 2024, 10, 20, "二〇二四年十月二十日", NULL},
    {"34", 2000, 12, 31, "二〇〇〇年十二月三十一日", "贰零零零年壹拾贰月叁拾壹日"},
    {"36", 2010, 11, 10, "二〇一〇年十一月十日", "贰零壹零年壹拾壹月零壹拾日"},
    {"53, 60", 2024, 1, 15, NULL, "贰零贰肆年零壹月壹拾伍日"},
    {"54", 2024, 10, 20, NULL, "贰零贰肆年零壹拾月零贰拾日"},
    {"55", 2024, 2, 12, NULL, "贰零贰肆年零贰月壹拾贰日"},
    {"56", 2024, 3, 9, NULL, "贰零贰肆年叁月零玖日"},
    {"57", 2024, 12, 10, NULL, "贰零贰肆年壹拾贰月零壹拾日"},
    {"58", 2024, 4, 30, NULL, "贰零贰肆年肆月零叁拾日"},
    {"59", 2024, 8, 31, NULL, "贰零贰肆年捌月叁拾壹日"},
    {"leap day", 2024, 2, 29, "二〇二四年二月二十九日", "贰零贰肆年零贰月贰拾玖日"},
    {"first year", 1900, 1, 1, "一九〇〇年一月一日", "壹玖零零年零壹月零壹日"},
};

static const int no_dates[][3] = {
    {2023, 2, 29}, {2024, 0, 1}, {2024, 13, 1}, {2024, 1, 0}, {2024, 4, 31}, {24, 1, 1}, {-1, 1, 1},
};

START_TEST(says_dates)
{
    for (int i = 0; i < BX_COUNT(dates); i++) {
        bx_buf plain = {0}, bill = {0};
        int year = dates[i].year, month = dates[i].month, day = dates[i].day;
        ck_assert_int_eq(bx_numeral_add_date(&plain, year, month, day), BX_OK);
        ck_assert_int_eq(bx_numeral_add_bill_date(&bill, year, month, day), BX_OK);
        ck_assert_msg(!dates[i].plain || strcmp(plain.ptr, dates[i].plain) == 0, "row %s: %s",
                      dates[i].row, plain.ptr);
        ck_assert_msg(!dates[i].bill || strcmp(bill.ptr, dates[i].bill) == 0, "row %s: %s",
                      dates[i].row, bill.ptr);
        bx_buf_release(&plain);
        bx_buf_release(&bill);
    }
    for (int i = 0; i < BX_COUNT(no_dates); i++) {
        bx_buf buf = {0};
        const int *date = no_dates[i];
        ck_assert_msg(bx_numeral_add_date(&buf, date[0], date[1], date[2]) == BX_ERR_INPUT,
                      "row %d", i);
        ck_assert_msg(bx_numeral_add_bill_date(&buf, date[0], date[1], date[2]) == BX_ERR_INPUT,
                      "row %d", i);
        ck_assert_uint_eq(buf.len, 0);
        bx_buf_release(&buf);
    }
}
END_TEST

/* The place of a rune in a text of runes, or -1. */
static int place_in(const char *list, uint32_t wanted)
{
    bx_str text = bx_str_from(list);
    uint32_t rune;
    int place = 0;
    for (size_t at = 0; at < text.len; place++) {
        at += (size_t)bx_utf8_decode(text, at, &rune);
        if (rune == wanted) return place;
    }
    return -1;
}

/*
 * Reads a whole number in hanzi by its own grammar, not by the writer's: a digit waits for its unit, a
 * unit for its 万 or 亿, and 亿 takes all that stands before it. Zeros carry nothing.
 */
static int64_t read_hanzi(bx_str text, const char *digits, const char *units)
{
    int64_t total = 0, section = 0, digit = 0, ten_thousands = 0;
    uint32_t rune;
    for (size_t at = 0; at < text.len;) {
        at += (size_t)bx_utf8_decode(text, at, &rune);
        int unit = place_in(units, rune), value = place_in(digits, rune);
        if (value >= 0) {
            ck_assert_msg(digit == 0, "two digits in a row: %s", text.ptr);
            digit = value;
        } else if (unit >= 0) {
            static const int64_t sizes[] = {10, 100, 1000};
            if (digit == 0 && section == 0 && at == 3) digit = 1; /* 十 at the beginning */
            ck_assert_msg(digit > 0, "a unit of nothing: %s", text.ptr);
            section += digit * sizes[unit];
            digit = 0;
        } else if (rune == 0x4E07) { /* 万 */
            ten_thousands = (section + digit) * 10000;
            section = digit = 0;
        } else {
            ck_assert_msg(rune == 0x4EBF, "neither digit nor unit: %s", text.ptr); /* 亿 */
            total = (ten_thousands + section + digit) * 100000000;
            ten_thousands = section = digit = 0;
        }
    }
    return total + ten_thousands + section + digit;
}

/* Zeros never stand side by side, at the end, nor before a unit. */
static bool zeros_stand_well(bx_str text)
{
    static const char *const wrong[] = {"零零", "零十", "零百", "零千", "零万", "零亿",
                                        "零拾", "零佰", "零仟", "零元", "亿亿", "万万"};
    if (bx_str_ends(text, BX_STR("零"))) return false;
    for (int i = 0; i < BX_COUNT(wrong); i++)
        if (bx_str_find(text, bx_str_from(wrong[i])) < text.len) return false;
    return true;
}

static void goes_round(int64_t value)
{
    bx_buf plain = {0}, capital = {0};
    bx_str yuan = BX_STR("元整");
    bx_decimal decimal = bx_decimal_from_int(value, 0);
    ck_assert_int_eq(bx_numeral_add(&plain, decimal), BX_OK);
    ck_assert_int_eq(bx_numeral_add_amount(&capital, decimal, false), BX_OK);
    ck_assert_msg(zeros_stand_well(bx_buf_str(&plain)), "%" PRId64 ": %s", value, plain.ptr);
    ck_assert_msg(zeros_stand_well(bx_buf_str(&capital)), "%" PRId64 ": %s", value, capital.ptr);
    int64_t back = read_hanzi(bx_buf_str(&plain), "零一二三四五六七八九", "十百千");
    ck_assert_msg(back == value, "%" PRId64 ": %s", value, plain.ptr);
    ck_assert(bx_str_ends(bx_buf_str(&capital), yuan));
    bx_str amount = {capital.ptr, capital.len - yuan.len};
    back = read_hanzi(amount, "零壹贰叁肆伍陆柒捌玖", "拾佰仟");
    ck_assert_msg(back == value, "%" PRId64 ": %s", value, capital.ptr);
    bx_buf_release(&plain);
    bx_buf_release(&capital);
}

/* Equal numbers in every run. */
static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

START_TEST(reads_back_what_it_says)
{
    uint64_t state = 15835;
    for (int64_t value = 1; value <= 30000; value++)
        goes_round(value);
    /* every pattern of zeros in sixteen digits */
    for (unsigned pattern = 1; pattern < 1u << BX_NUMERAL_DIGITS; pattern++) {
        int64_t value = 0;
        for (int i = 0; i < BX_NUMERAL_DIGITS; i++)
            value = value * 10 + ((pattern >> i & 1) ? 1 + (int64_t)(next(&state) % 9) : 0);
        goes_round(value);
    }
}
END_TEST

START_TEST(shows_that_memory_is_out)
{
    bx_buf buf = {.limit = 8};
    ck_assert_int_eq(bx_numeral_add(&buf, read("123456")), BX_OK);
    ck_assert(buf.failed);
    bx_buf_release(&buf);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {says_figures, refuses_what_it_cannot_say, says_dates,
                                  reads_back_what_it_says, shows_that_memory_is_out};
    return bx_suite_run("calc/numerals", tests, BX_COUNT(tests));
}
