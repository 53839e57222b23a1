/* What expressions come to: figures and words, blanks, marks, nothing at all. */
#include <stdio.h>
#include <string.h>

#include "support/expr_sample.h"
#include "support/suite.h"

#include "base/ban.h"

static input_case c;

static void look(const expr_row *rows, int count)
{
    expr_sample_open(&c);
    int wrong = expr_count_wrong(&c, NULL, NULL, rows, count);
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}

START_TEST(gives_values)
{
    static const expr_row rows[] = {
        {"件", "3"},
        {"数", "2.50"},
        {"零", "0"},
        {"空", "nothing"},
        {"标", "mark /"},
        {"无", "nothing"},
        {"年", "2024"},
        {"无年", "nothing"},
        {"文", "'某局'"},
        {"缺", "nothing"},
        {"多", "'甲' '乙'"},
        {"无多", "nothing"},
        {"日", "2024-02-29"},
        {"无日", "nothing"},
        {"行.甲", "1"},
        {"行.乙", "nothing"},
        {"行.丙", "mark /"},
        {"行.合", "nothing"},
        {"无行.甲", "nothing"},
        {"行组.子.合", "6"},
        {"组.子", "4"},
        {"组.丑", "nothing"},
        {"组.寅", "nothing"},
        {"无组.子", "nothing"},
        {"负", "-5"},
        {"选", "'乙'"},
        {"真", "true"},
        {"假", "false"},
        {"未", "nothing"},
        {"两位", "-2.50"},
        {"12.50", "12.50"},
        {"007", "7"},
        {"'x'", "'x'"},
        {"''", "''"},
    };
    look(rows, BX_COUNT(rows));
}
END_TEST

static const expr_row calculates_rows[] = {
    {"件 + 数", "5.50"},
    {"件 - 数", "0.50"},
    {"数 - 件", "-0.50"},
    {"件 * 数", "7.50"},
    {"数 * 0.20", "0.5000"},
    {"- 件", "-3"},
    {"- 零", "0"},
    {"- - 数", "2.50"},
    {"0.1 + 0.2", "0.3"},
    {"1 - 0.9", "0.1"},
    {"件 + 件 * 件", "12"},
    {"(件 + 件) * 件", "18"},
    {"10 - 3 - 2", "5"},
    {"负 * 负", "25"},
    {"两位 - 0.5", "-3.00"},
    /* nothing comes of nothing, nor of a mark */
    {"件 + 空", "nothing"},
    {"空 + 件", "nothing"},
    {"件 * 标", "nothing"},
    {"标 - 标", "nothing"},
    {"无 + 1", "nothing"},
    {"- 空", "nothing"},
    {"- 标", "nothing"},
    {"1 + 2 * 空", "nothing"},
    {"空 / 零", "nothing"},
    {"件 / 空", "nothing"},
    /* quotients are exact */
    {"1 / 3", "1/3"},
    {"round(1 / 3, 2)", "0.33"},
    {"round(1 / 3 * 3, 10)", "1.0000000000"},
    {"round(1 / 3 + 1 / 3 + 1 / 3, 0, '舍去')", "1"},
    {"round(1 / 3 + 1 / 6 - 1 / 2, 30)", "0.000000000000000000000000000000"},
    {"round(1 / 7 * 7 - 1, 5, '进一')", "0.00000"},
    {"round(2 / 3 / 2, 3)", "0.333"},
    {"round(2 / (3 / 2), 3)", "1.333"},
    {"round(- 1 / 3, 2)", "-0.33"},
    {"round(1 / -3, 2)", "-0.33"},
    {"round(- (2 / 3), 0)", "-1"},
    {"round(1 - 1 / 3, 4)", "0.6667"},
    {"round(1 / 3 - 1, 4)", "-0.6667"},
    {"round(件 / 数, 1)", "1.2"},
    {"round(件 / 数 * 空, 1)", "nothing"},
    {"round(0 / 3, 1)", "0.0"},
    {"round(0.5 / 0.25, 0)", "2"},
    /* division by zero */
    {"1 / 0", "0346"},
    {"1 / 零", "0346"},
    {"round(1 / (件 - 3), 2)", "0346"},
    {"round(1 / (0 / 5), 2)", "0346"},
    {"0 / 0", "0346"},
    {"1 / 0.00", "0346"},
    {"sum(1, round(1 / 零, 0))", "0346"},
    {"if(零 != 0, round(件 / 零, 2), 0)", "0"},
    {"if(零 == 0, 0, round(件 / 零, 2))", "0"},
    {"零 != 0 and round(件 / 零, 2) > 1", "false"},
    {"零 == 0 or round(件 / 零, 2) > 1", "true"},
};

START_TEST(calculates)
{
    look(calculates_rows, BX_COUNT(calculates_rows));
}
END_TEST

#define TENS "0000000000"
#define ZEROS_70 TENS TENS TENS TENS TENS TENS TENS

START_TEST(numbers_end)
{
    static const expr_row rows[] = {
        {"1" ZEROS_70 "00000", "1" ZEROS_70 "00000"},
        {"9" ZEROS_70 "00000 + 9" ZEROS_70 "00000", "0347"},
        {"9" ZEROS_70 "00000 - -9" ZEROS_70 "00000", "0347"},
        {"1" ZEROS_70 " * 1" TENS, "0347"},
        {"1" ZEROS_70 " * 10000", "1" ZEROS_70 "0000"},
        {"sum(9" ZEROS_70 "00000, 9" ZEROS_70 "00000)", "0347"},
        {"sum(1" ZEROS_70 " * 1" TENS ", 1)", "0347"}, /* told once */
        {"max(1" ZEROS_70 " * 1" TENS ", 1)", "0347"},
        {"round(average(9" ZEROS_70 "00000, 9" ZEROS_70 "00000), 0)", "0347"},
        {"1" ZEROS_70 " / 3 * (1" TENS " / 7)", "0347"},
        {"round(1" ZEROS_70 "00000, 1)", "1" ZEROS_70 "00000"}, /* there is no room for .0 */
        {"round(1" ZEROS_70 " / 3, 30)", "0347"},
        {"round(1" ZEROS_70 " / 3, 0)",
         "3333333333333333333333333333333333333333333333333333333333333333333333"},
    };
    look(rows, BX_COUNT(rows));
}
END_TEST

START_TEST(compares)
{
    static const expr_row rows[] = {
        {"件 == 3", "true"},
        {"件 == 3.00", "true"},
        {"件 != 3", "false"},
        {"件 < 3", "false"},
        {"件 <= 3", "true"},
        {"件 > 数", "true"},
        {"件 >= 4", "false"},
        {"- 1 < 0", "true"},
        {"0.1 + 0.2 == 0.3", "true"},
        {"文 == '某局'", "true"},
        {"文 == '某'", "false"},
        {"文 != '某'", "true"},
        {"'' == ''", "true"},
        {"日 == 日", "true"},
        /* days between dates: 2024-02-29 */
        {"日 - 日", "0"},
        {"日 - first(列.日)", "59"},
        {"last(列.日) - 日", "-60"},
        {"first(列.日) - last(列.日) == 1", "true"},
        {"日 - 无日", "nothing"},
        {"无日 - 日", "nothing"},
        {"日 < first(列.日)", "false"},
        {"last(列.日) < first(列.日)", "true"},
        {"(件 == 3) == (数 == 2.5)", "true"},
        {"(件 == 3) != (数 == 3)", "true"},
        {"选 == '乙'", "true"},
        {"真 and not 假", "true"},
        {"真 == 假", "false"},
        {"负 < 0", "true"},
        /* neither */
        {"未", "nothing"},
        {"not 未", "nothing"},
        {"真 == 未", "nothing"},
        {"空 == 0", "nothing"},
        {"空 != 0", "nothing"},
        {"空 == 空", "nothing"},
        {"空 < 1", "nothing"},
        {"标 == 标", "nothing"},
        {"标 >= 0", "nothing"},
        {"件 == 无", "nothing"},
        {"缺 == ''", "nothing"},
        {"缺 != '甲'", "nothing"},
        {"无日 < 日", "nothing"},
        {"(空 == 0) == (空 == 0)", "nothing"},
    };
    look(rows, BX_COUNT(rows));
}
END_TEST

/* T, F and what cannot be told. */
START_TEST(tells_what_can_be_told)
{
    static const char *const truths[] = {"件 == 3", "件 == 4", "空 == 1"};
    static const char *const names[] = {"true", "false", "nothing"};
    enum { T, F, U };
    static const int and[3][3] = {{T, F, U}, {F, F, F}, {U, F, U}};
    static const int or [3][3] = {{T, T, T}, {T, F, U}, {T, U, U}};
    static const int not [3] = {F, T, U};
    expr_sample_open(&c);
    for (int i = 0; i < 9; i++) {
        char text[120];
        for (int k = 0; k < 2; k++) {
            snprintf(text, sizeof text, "%s %s %s", truths[i / 3], k == 0 ? "and" : "or",
                     truths[i % 3]);
            const bx_expr *expr = expr_read(&c, NULL, BX_USE_VALUE, text);
            int wanted = (k == 0 ? and : or)[i / 3][i % 3];
            bx_diag_clear(c.diag);
            ck_assert_msg(strcmp(expr_value(&c, NULL, expr), names[wanted]) == 0, "%s: %s", text,
                          c.text.ptr);
            bool truth = false;
            const bx_scope scope = bx_scope_of_record(c.record);
            bx_calc calc = bx_calc_make(c.arena, c.t, c.diag);
            ck_assert_int_eq(bx_evaluate_truth(&calc, &scope, expr, &truth), BX_OK);
            ck_assert_msg(truth == (wanted == T), "%s", text);
        }
    }
    for (int i = 0; i < 3; i++) {
        char text[60];
        snprintf(text, sizeof text, "not %s", truths[i]);
        const bx_expr *expr = expr_read(&c, NULL, BX_USE_VALUE, text);
        bx_diag_clear(c.diag);
        ck_assert_str_eq(expr_value(&c, NULL, expr), names[not [i]]);
    }
    input_close(&c);
}
END_TEST

START_TEST(looks_into_lists)
{
    static const expr_row rows[] = {
        {"件 in [1, 2, 3]", "true"},
        {"件 in [1, 2]", "false"},
        {"件 in [3.0]", "true"},
        {"件 in []", "false"},
        {"件 in [空, 3]", "true"},
        {"件 in [数 + 0.50]", "true"},
        {"文 in ['甲', '某局']", "true"},
        {"'寅' in 列.名", "true"},
        {"'辰' in 列.名", "false"},
        {"3.5 in 列.数", "true"},
        {"4 in 列.数", "false"},
        {"日 in 列.日", "false"},
        {"8 in 列.内.数", "true"},
        {"'甲' in 无列.名", "false"},
        /* neither */
        {"空 in [1]", "nothing"},
        {"无 in []", "nothing"},
        {"缺 in 列.名", "nothing"},
        {"标 in [1]", "nothing"},
        {"not 标 in [1]", "nothing"},
    };
    look(rows, BX_COUNT(rows));
}
END_TEST

/* What was reported is nothing, and says so: no rule tells of it a second time. */
START_TEST(keeps_what_was_told)
{
    static const expr_row rows[] = {
        {"件", "nothing told"},
        {"件 + 1", "nothing told"},
        {"1 - 件", "nothing told"},
        {"- 件", "nothing told"},
        {"件 / 2 * 2", "nothing told"},
        {"件 == 1", "nothing told"},
        {"not 件 == 1", "nothing told"},
        {"件 in [1, 2]", "nothing told"},
        {"件 == 1 and 数 == 2", "nothing told"},
        {"数 == 2 and 件 == 1", "nothing told"},
        {"数 == 3 and 件 == 1", "false"},
        {"件 == 1 or 数 == 2", "true"},
        {"件 == 1 or 数 == 3", "nothing told"},
        {"sum(件)", "nothing told"},
        {"round(件, 2)", "nothing told"},
        {"abs(件)", "nothing told"},
        {"year(日)", "nothing told"},
        {"length(文) > 3", "nothing told"},
        {"starts(文, '某')", "nothing told"},
        {"行.甲", "1"},
        {"行.乙 + 1", "nothing told"},
    };
    input_open(&c);
    expr_layout(&c, "  件: {type: count, required: true}\n  数: {type: number}\n  文: {type: text, "
                    "required: true}\n"
                    "  日: {type: date, required: true}\n  行: {type: counts, of: [甲, 乙]}\n");
    ck_assert_int_eq(input_record(&c, "件: 三\n数: 2\n日: 今天\n行: [1, 二]\n"), BX_ERR_INPUT);
    int wrong = expr_count_wrong(&c, NULL, NULL, rows, BX_COUNT(rows));
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        gives_values,           calculates,       numbers_end,        compares,
        tells_what_can_be_told, looks_into_lists, keeps_what_was_told};
    return bx_suite_run("calc/evaluate, calc/operate", tests, BX_COUNT(tests));
}
