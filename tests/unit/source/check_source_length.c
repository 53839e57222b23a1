/* Lengths in the trade's units, exact; and which name was probably meant. */
#include "base/near.h"
#include "source/length.h"
#include "support/suite.h"

#include "base/ban.h"

/* The grid of GB/T 9704-2012: 156 mm / 28, (225 mm - 16 pt) / 21. */
static const bx_length_scale scale = {1035002, 1940451};

START_TEST(reads_lengths)
{
    static const struct {
        const char *text;
        bx_len length;
    } rows[] = {
        {"0pt", 0},
        {"1pt", 65536},
        {"10.5pt", 688128},
        {"0.001pt", 66},
        {"0.125pt", 8192},
        {"25.4mm", 72 * 65536},
        {"2.54cm", 72 * 65536},
        {"210mm", 39011981},
        {"37mm", 6873540},
        {"0.5mm", 92886},
        {"-2mm", -371543},
        {"1000cm", 1857713386},
        {"1字", 1035002},
        {"2字", 2070004},
        {"0.5字", 517501},
        {"1.001字", 1036037},
        {"-1字", -1035002},
        {"1行", 1940451},
        {"1.5行", 2910677},
        {"初号", 42 * 65536},
        {"小初", 36 * 65536},
        {"一号", 26 * 65536},
        {"小一", 24 * 65536},
        {"二号", 22 * 65536},
        {"小二", 18 * 65536},
        {"三号", 16 * 65536},
        {"小三", 15 * 65536},
        {"四号", 14 * 65536},
        {"小四", 12 * 65536},
        {"五号", 688128},
        {"小五", 9 * 65536},
        {"六号", 491520},
        {"小六", 425984},
        {"七号", 360448},
        {"八号", 5 * 65536},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_len length = -1;
        ck_assert_msg(bx_length_parse(bx_str_from(rows[i].text), &scale, &length), "%s",
                      rows[i].text);
        ck_assert_msg(length == rows[i].length, "%s: %lld", rows[i].text, (long long)length);
    }
}
END_TEST

START_TEST(refuses_what_is_no_length)
{
    static const char *const rows[] = {
        "",        "pt",       "1",
        "1px",     "1 pt",     " 1pt",
        "1pt ",    "1.pt",     ".5pt",
        "1..5pt",  "1.2345mm", "1,5mm",
        "１pt",    "+1pt",     "--1pt",
        "-pt",     "一字",     "1e3pt",
        "三",      "号",       "三号1",
        "小七",    "10001mm",  "1001cm",
        "28347pt", "99999字",  "99999999999999999999pt",
        "0x1pt",   "1.5",      "mm",
        "1Pt",
    };
    bx_len length = 7;
    for (int i = 0; i < BX_COUNT(rows); i++)
        ck_assert_msg(!bx_length_parse(bx_str_from(rows[i]), &scale, &length), "%s", rows[i]);
    ck_assert_int_eq(length, 7);
    const bx_length_scale none = {0, 0};
    ck_assert(!bx_length_parse(BX_STR("2字"), &none, &length));
    ck_assert(!bx_length_parse(BX_STR("2行"), &none, &length));
    ck_assert(bx_length_parse(BX_STR("2mm"), &none, &length));
}
END_TEST

START_TEST(reads_thousandths)
{
    static const struct {
        const char *text;
        int64_t value;
    } rows[] = {{"1", 1000},    {"1.3", 1300},           {"0.05", 50}, {"1.234", 1234},
                {"-0.5", -500}, {"99999.999", 99999999}, {"007", 7000}};
    static const char *const others[] = {"",       "-",  ".",     "1.",
                                         "1.2345", "1x", "1.2.3", "99999999999"};
    int64_t value = 0;
    for (int i = 0; i < BX_COUNT(rows); i++) {
        ck_assert_msg(bx_thousandths_parse(bx_str_from(rows[i].text), &value), "%s", rows[i].text);
        ck_assert_int_eq(value, rows[i].value);
    }
    for (int i = 0; i < BX_COUNT(others); i++)
        ck_assert_msg(!bx_thousandths_parse(bx_str_from(others[i]), &value), "%s", others[i]);
}
END_TEST

START_TEST(guesses_names)
{
    static const bx_str known[] = {{"机关", 6}, {"年度", 6},     {"总体情况", 12},
                                   {"日期", 6}, {"required", 8}, {"", 0}};
    static const struct {
        const char *wanted;
        int near;
    } rows[] = {
        {"机构", 0},         {"年", 1},       {"年份", 1},      {"总体", 2},
        {"一、总体情况", 2}, {"总体状况", 2}, {"日期：", 3},    {"requierd", 4},
        {"require", 4},      {"Required", 4}, {"", -1},         {"甲乙丙丁", -1},
        {"印章", -1},        {"x", -1},       {"总统状态", -1}, {"optional", -1},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        int near = bx_near_find(bx_str_from(rows[i].wanted), known, BX_COUNT(known));
        ck_assert_msg(near == rows[i].near, "%s: %d", rows[i].wanted, near);
    }
    ck_assert_int_eq(bx_near_find(BX_STR("机关"), NULL, 0), -1);
    char longest[300];
    for (int i = 0; i < BX_COUNT(longest); i++)
        longest[i] = 'a';
    ck_assert_int_eq(bx_near_find((bx_str){longest, sizeof longest}, known, BX_COUNT(known)), -1);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {reads_lengths, refuses_what_is_no_length, reads_thousandths,
                            guesses_names};
    return bx_suite_run("source/length, source/near", tests, BX_COUNT(tests));
}
