/* What expressions come to: with figures and words, blanks, marks, nothing at all, lists and groups. */
#include <stdio.h>
#include <string.h>

#include "calc/texts.h"
#include "layout/layout_read.h"
#include "support/expr_case.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

static const char fields[] =
    "  件: {type: count}\n"
    "  数: {type: number}\n"
    "  零: {type: count}\n"
    "  空: {type: number}\n"
    "  标: {type: number, marks: [/]}\n"
    "  无: {type: number}\n"
    "  年: {type: year}\n"
    "  无年: {type: year}\n"
    "  文: {type: text}\n"
    "  缺: {type: text}\n"
    "  多: {type: lines}\n"
    "  无多: {type: lines}\n"
    "  日: {type: date}\n"
    "  无日: {type: date}\n"
    "  行: &行 {type: counts, of: [甲, 乙, 丙], total: 合, marks: [/]}\n"
    "  无行: *行\n"
    "  组: {fields: {子: {type: count}, 丑: {type: count}, 寅: {type: count}}}\n"
    "  行组: {fields: {子: *行, 丑: *行}}\n"
    "  空组: {fields: {子: {type: count}, 文: {type: text}}}\n"
    "  无组: {fields: {子: {type: count}}}\n"
    "  列:\n"
    "    type: list\n"
    "    fields:\n"
    "      名: {type: text}\n"
    "      数: {type: number, marks: [/]}\n"
    "      日: {type: date}\n"
    "      行: *行\n"
    "      多: {type: lines}\n"
    "      内: {type: list, fields: {数: {type: count}}}\n"
    "  无列: {type: list, fields: {名: {type: text}, 数: {type: number}}}\n"
    "  印: {type: seal}\n"
    "  无印: {type: seal}\n"
    "  用语: {type: labels}\n"
    "  负: {type: integer}\n"
    "  选: {type: choice, of: [甲, 乙]}\n"
    "  真: {type: yes/no}\n"
    "  假: {type: yes/no}\n"
    "  未: {type: yes/no}\n"
    "  两位: {type: number, decimals: 2, signed: true, remarks: true}\n"
    "  杂: {fields: {负: {type: integer}, 图: {type: image}, 真: {type: yes/no}}}\n";

static const char data[] =
    "件: 3\n数: 2.50\n零: 0\n空: ~\n标: /\n年: 2024\n文: 某局\n多: [甲, 乙]\n日: 2024-02-29\n"
    "行: [1, ~, /, ~]\n"
    "组: {子: 4, 丑: ~}\n"
    "行组: {子: [1, 2, 3], 丑: [4, 5, 6]}\n"
    "空组: {子: ~, 文: ~}\n"
    "列:\n"
    "  - {名: 子, 数: 1, 日: 2024-01-01, 行: [1, 2, 3], 多: [天, 地], 内: [{数: 7}, {数: 8}]}\n"
    "  - {名: 丑, 数: ~, 日: 2023-12-31}\n"
    "  - {名: 寅, 数: 3.5, 多: 玄, 内: [{数: ~}]}\n"
    "  - {名: 卯, 数: /}\n"
    "  - {数: 0.50}\n"
    "印: 留位\n"
    "负: -5\n选: 乙\n真: 是\n假: no\n两位: -2.5（估）\n"
    "杂: {负: ~}\n";

static input_case c;

static void open_case(void)
{
    input_open(&c);
    expr_layout(&c, fields);
    expr_record(&c, data);
}

typedef struct row {
    const char *text, *value;
} row;

static int count_wrong(const bx_field_scope *typed, const bx_scope *scope, const row *rows, int count)
{
    int wrong = 0;
    for (int i = 0; i < count; i++) {
        const bx_expr *expr = expr_read(&c, typed, BX_USE_VALUE, rows[i].text);
        bx_diag_clear(c.diag); /* of what may be absent */
        const char *value = expr ? expr_value(&c, scope, expr) : "not read";
        if (strcmp(value, rows[i].value) == 0) continue;
        printf("%s: %s, not %s\n", rows[i].text, value, rows[i].value);
        wrong++;
    }
    return wrong;
}

static void look(const row *rows, int count)
{
    open_case();
    int wrong = count_wrong(NULL, NULL, rows, count);
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}

START_TEST(gives_values)
{
    static const row rows[] = {
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

START_TEST(calculates)
{
    static const row rows[] = {
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
    look(rows, BX_COUNT(rows));
}
END_TEST

#define TENS "0000000000"
#define ZEROS_70 TENS TENS TENS TENS TENS TENS TENS

START_TEST(numbers_end)
{
    static const row rows[] = {
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
        {"round(1" ZEROS_70 " / 3, 0)", "3333333333333333333333333333333333333333333333333333333333333333333333"},
    };
    look(rows, BX_COUNT(rows));
}
END_TEST

START_TEST(compares)
{
    static const row rows[] = {
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
    static const int or[3][3] = {{T, T, T}, {T, F, U}, {T, U, U}};
    static const int not [3] = {F, T, U};
    open_case();
    for (int i = 0; i < 9; i++) {
        char text[120];
        for (int k = 0; k < 2; k++) {
            snprintf(text, sizeof text, "%s %s %s", truths[i / 3], k == 0 ? "and" : "or", truths[i % 3]);
            const bx_expr *expr = expr_read(&c, NULL, BX_USE_VALUE, text);
            int wanted = (k == 0 ? and : or)[i / 3][i % 3];
            bx_diag_clear(c.diag);
            ck_assert_msg(strcmp(expr_value(&c, NULL, expr), names[wanted]) == 0, "%s: %s", text, c.text.ptr);
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
    static const row rows[] = {
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

START_TEST(gathers)
{
    static const row rows[] = {
        {"sum(件, 数)", "5.50"},
        {"sum(件)", "3"},
        {"sum(件, 空, 标, 无)", "3"},
        {"sum(空)", "nothing"},
        {"sum(标)", "nothing"},
        {"sum(无)", "nothing"},
        {"sum(列.数)", "5.00"},
        {"sum(无列.数)", "nothing"},
        {"sum(列.数, 件)", "8.00"},
        {"sum(列.内.数)", "15"},
        {"sum(行)", "1"},
        {"sum(行组.子)", "6"}, /* without its total */
        {"sum(行组.*)", "21"},
        {"sum(列.行)", "6"},
        {"sum(列.行.合)", "6"},
        {"sum(列.行.乙)", "2"},
        {"sum(组.*)", "4"},
        {"sum(无组.*)", "nothing"},
        {"sum(空组.子)", "nothing"},
        {"min(件, 数)", "2.50"},
        {"min(列.数)", "0.50"},
        {"min(空, 件)", "3"},
        {"min(空)", "nothing"},
        {"min(- 1, 1)", "-1"},
        {"max(件, 数)", "3"},
        {"max(列.数)", "3.5"},
        {"max(行)", "1"},
        {"max(标, 无)", "nothing"},
        {"average(件, 数)", "5.50/2"},
        {"round(average(列.数), 2)", "1.67"},
        {"round(average(空), 2)", "nothing"},
        {"round(average(无列.数), 2)", "nothing"},
        {"count(列)", "5"},
        {"count(无列)", "0"},
        {"count(列.名)", "4"},
        {"count(列.数)", "4"}, /* a mark is something */
        {"count(列.日)", "2"},
        {"count(列.内)", "3"},
        {"count(列.内.数)", "2"},
        {"count(无列.名)", "0"},
        {"count(多)", "2"},
        {"count(无多)", "0"},
        {"count(列.多)", "2"},
        {"count(文)", "1"},
        {"count(缺)", "0"},
        {"count(件)", "1"},
        {"count(空)", "0"},
        {"count(行)", "2"},
        {"count(组.*)", "1"},
        {"count(印)", "1"},
        {"count(无印)", "0"},
        {"first(列.名)", "'子'"},
        {"last(列.名)", "'卯'"},
        {"first(列.数)", "1"},
        {"last(列.数)", "0.50"},
        {"last(列.日)", "2023-12-31"},
        {"first(无列.名)", "nothing"},
        {"first(文)", "'某局'"},
        {"first(空)", "nothing"},
        {"last(标)", "mark /"},
        {"join(列.名, '、')", "'子、丑、寅、卯'"},
        {"join(列.数, '；')", "'1；3.5；/；0.50'"},
        {"join(列.日, ' ')", "'2024年1月1日 2023年12月31日'"},
        {"join(多, '')", "'甲乙'"},
        {"join(列.多, '，')", "'天，地，玄'"},
        {"join(文, '、')", "'某局'"},
        {"join(缺, '、')", "nothing"},
        {"join(无列.名, '、')", "nothing"},
        {"join(列.名, 缺)", "'子丑寅卯'"},
        {"join(件, '')", "'3'"},
    };
    look(rows, BX_COUNT(rows));
}
END_TEST

START_TEST(calls)
{
    static const row rows[] = {
        {"if(件 == 3, 文, '无')", "'某局'"},
        {"if(件 == 4, 文, '无')", "'无'"},
        {"if(空 == 4, 文, '无')", "'无'"},
        {"if(not 空 == 4, 文, '无')", "'无'"},
        {"if(件 == 4, 文)", "nothing"},
        {"if(件 == 3, 空, 1)", "nothing"},
        {"if(件 == 3, 标, 1)", "mark /"},
        {"if(件 == 3, 日, 无日)", "2024-02-29"},
        {"if(件 == 3, 件 > 1, 件 > 9)", "true"},
        {"round(2.345, 2)", "2.35"},
        {"round(2.344, 2)", "2.34"},
        {"round(2.5, 0)", "3"},
        {"round(-2.5, 0)", "-3"},
        {"round(2.5, 0, '四舍五入')", "3"},
        {"round(2.5, 0, '五成双')", "2"},
        {"round(3.5, 0, '五成双')", "4"},
        {"round(2.9, 0, '舍去')", "2"},
        {"round(-2.9, 0, '舍去')", "-2"},
        {"round(2.1, 0, '进一')", "3"},
        {"round(5 / 2, 0, '五成双')", "2"},
        {"round(7 / 2, 0, '五成双')", "4"},
        {"round(1234, -2)", "1200"},
        {"round(1250, -2, '五成双')", "1200"},
        {"round(件, 2)", "3.00"},
        {"round(0.001, 2)", "0.00"},
        {"round(-0.001, 2)", "0.00"},
        {"round(1, 30)", "1.000000000000000000000000000000"},
        {"round(空, 2)", "nothing"},
        {"round(标, 2)", "nothing"},
        {"round(件, 空)", "nothing"},
        {"round(件, 31)", "0348"},
        {"round(件, -77)", "0348"},
        {"round(件, 0.5)", "0348"},
        {"round(件, 2.0)", "3.00"},
        {"round(件, 0, '四舍')", "0348"},
        {"round(件, 0, 缺)", "3"},
        {"abs(-3)", "3"},
        {"abs(数)", "2.50"},
        {"abs(空)", "nothing"},
        {"abs(标)", "nothing"},
        {"thousands(1234567.125)", "'1,234,567.125'"},
        {"thousands(999)", "'999'"},
        {"thousands(1234)", "'1,234'"},
        {"thousands(- 1234)", "'-1,234'"},
        {"thousands(空)", "nothing"},
        {"thousands(标)", "mark /"},
        {"中文数字(12)", "'十二'"},
        {"中文数字(件)", "'三'"},
        {"中文数字(空)", "nothing"},
        {"中文数字(标)", "mark /"},
        {"逐位数字(年)", "'二〇二四'"},
        {"逐位数字('007')", "'〇〇七'"},
        {"逐位数字(007)", "'七'"},
        {"逐位数字(1000 + 9)", "'一〇〇九'"},
        {"逐位数字(文)", "0348"},
        {"逐位数字(缺)", "nothing"},
        {"逐位数字(标)", "mark /"},
        {"大写金额(1234.5)", "'壹仟贰佰叁拾肆元伍角整'"},
        {"大写金额(件)", "'叁元整'"},
        {"大写金额(0.001)", "0348"},
        {"大写金额(空)", "nothing"},
        {"大写金额(标)", "mark /"},
        {"date(日, '2024年1月15日')", "'2024年2月29日'"},
        {"date(日, '2024-01-15')", "'2024-02-29'"},
        {"date(日, '二〇二四年一月十五日')", "'二〇二四年二月二十九日'"},
        {"date(日, '1月')", "'2月'"},
        {"date(日, '年月')", "0348"},
        {"date(日, '')", "0348"},
        {"date(日, 缺)", "0348"},
        {"date(无日, '2024-01-15')", "nothing"},
        {"date(无日, '年月')", "nothing"},
        {"year(日)", "2024"},
        {"month(日)", "2"},
        {"day(日)", "29"},
        {"year(无日)", "nothing"},
        {"year(日) + 1", "2025"},
        {"present(文)", "true"},
        {"present(缺)", "false"},
        {"present(件)", "true"},
        {"present(零)", "true"},
        {"present(空)", "false"},
        {"present(标)", "true"},
        {"present(无)", "false"},
        {"present(日)", "true"},
        {"present(无日)", "false"},
        {"present(多)", "true"},
        {"present(无多)", "false"},
        {"present(行)", "true"},
        {"present(行.乙)", "false"},
        {"present(无行)", "false"},
        {"present(列)", "true"},
        {"present(无列)", "false"},
        {"present(组)", "true"},
        {"present(空组)", "false"},
        {"present(无组)", "false"},
        {"present(印)", "true"},
        {"present(无印)", "false"},
        {"present(用语)", "false"},
        {"present(负)", "true"},
        {"present(选)", "true"},
        {"present(真)", "true"},
        {"present(假)", "true"},
        {"present(未)", "false"},
        {"present(杂)", "false"},
        {"present(杂.图)", "false"},
        {"length(文)", "2"},
        {"length('')", "0"},
        {"length(缺)", "nothing"},
        {"starts(文, '某')", "true"},
        {"starts(文, '局')", "false"},
        {"starts(文, '')", "true"},
        {"starts(文, '某局长')", "false"},
        {"starts(缺, '某')", "nothing"},
        {"starts(文, 缺)", "nothing"},
        {"ends(文, '局')", "true"},
        {"ends(文, '某')", "false"},
        {"ends(缺, '')", "nothing"},
        {"contains('政府信息公开', '信息')", "true"},
        {"contains('政府信息公开', '公布')", "false"},
        {"contains('', '')", "true"},
        {"contains(缺, '')", "nothing"},
    };
    look(rows, BX_COUNT(rows));
}
END_TEST

/* What was reported is nothing, and says so: no rule tells of it a second time. */
START_TEST(keeps_what_was_told)
{
    static const row rows[] = {
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
    expr_layout(&c, "  件: {type: count, required: true}\n  数: {type: number}\n  文: {type: text, required: true}\n"
                    "  日: {type: date, required: true}\n  行: {type: counts, of: [甲, 乙]}\n");
    ck_assert_int_eq(input_record(&c, "件: 三\n数: 2\n日: 今天\n行: [1, 二]\n"), BX_ERR_INPUT);
    int wrong = count_wrong(NULL, NULL, rows, BX_COUNT(rows));
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* --- phrases -------------------------------------------------------------------- */

START_TEST(fills_phrases)
{
    static const row rows[] = {
        {"", ""},
        {"文字", "文字"},
        {"{数}", "2.50"}, /* as the data spell it */
        {"{数 + 1}", "3.50"},
        {"{数 * 2}", "5.00"},
        {"{- 件}", "-3"},
        {"{年}", "2024"},
        {"{日}", "2024年2月29日"},
        {"{标}", "/"},
        {"{空}", ""},
        {"{缺?}", ""},
        {"共{件}件，{缺?}{空}{标}", "共3件，/"},
        {"{多...}", "甲乙"},
        {"{多}", "甲乙"},
        {"{文@着重}{=，@着重}", "某局，"},
        {"{{件}}", "{件}"},
        {"{if(件 == 3, '是', '否')}", "是"},
        {"{行.甲}/{行.丙}", "1//"},
        {"{join(列.名, '、')}等{count(列)}人", "子、丑、寅、卯等5人"},
        {"{round(件 / 数 * 100, 1)}%", "120.0%"},
        {"{大写金额(数)}", "贰元伍角整"},
        {"{中文数字(空)}", ""},
        {"{中文数字(标)}", "/"},
    };
    open_case();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_phrase phrase = {0};
        bx_text text;
        const bx_node node = {.kind = BX_NODE_SCALAR, .text = bx_str_from(rows[i].text)};
        const bx_scope scope = bx_scope_of_record(c.record);
        bx_calc calc = bx_calc_make(c.arena, c.t, c.diag);
        bx_diag_clear(c.diag);
        ck_assert_msg(bx_layout_output(c.arena, c.t, &node, c.diag, &phrase) == BX_OK, "%s", input_messages(&c));
        ck_assert_int_eq(bx_phrase_text(&calc, &scope, &phrase, &text), BX_OK);
        ck_assert_msg(bx_str_is(text.text, rows[i].value), "%s: %.*s", rows[i].text, BX_STR_ARG(text.text));
    }
    input_close(&c);
}
END_TEST

/* --- scopes --------------------------------------------------------------------- */

static const char nested[] =
    "  题: {type: text, required: true}\n"
    "  名: {type: text, default: \"{题}局\"}\n"
    "  数: {type: count, required: true}\n"
    "  外:\n"
    "    type: list\n"
    "    required: true\n"
    "    fields:\n"
    "      号: {type: text, required: true}\n"
    "      名: {type: text, default: \"外{号}{题}\"}\n"
    "      数: {type: count}\n"
    "      内:\n"
    "        type: list\n"
    "        required: true\n"
    "        fields:\n"
    "          号: {type: text, required: true}\n"
    "          款: {type: text, default: \"内{号}·{名}·{题}\"}\n"
    "          数: {type: count}\n"
    "  侧:\n"
    "    type: list\n"
    "    required: true\n"
    "    fields:\n"
    "      号: {type: text, required: true}\n"
    "      名: {type: text, required: true}\n"
    "      题: {type: text, required: true}\n"
    "  组: {required: true, fields: {签: {type: text, default: \"{题}/{名}\"}, 名: {type: text, default: \"组{题}\"}}}\n";

static const char nested_data[] = "题: 甲\n数: 100\n"
                                  "外:\n"
                                  "  - {号: 一, 数: 1, 内: [{号: 子, 数: 10}, {号: 丑, 款: 给, 数: 20}]}\n"
                                  "  - {号: 二, 名: 定, 数: 2, 内: [{号: 寅, 数: 30}]}\n"
                                  "侧:\n"
                                  "  - {号: 旁, 名: 边, 题: 别}\n"
                                  "组: {}\n";

/* The scopes of an each over 侧, one over 外 in it, and one over 内 in that: at its first entries. */
typedef struct chain {
    bx_field_scope typed[4];
    bx_scope scopes[4];
} chain;

/* `home` is where its list stands. */
static void open_entry(chain *k, int i, int home, bx_value *list, int at)
{
    const bx_field *field = list->field;
    k->typed[i] = (bx_field_scope){.fields = field->fields,
                                   .count = field->field_count,
                                   .outer = &k->typed[i - 1],
                                   .kind = BX_SCOPE_ENTRY,
                                   .list = field};
    k->scopes[i] = (bx_scope){.values = list->entries[at],
                              .count = field->field_count,
                              .outer = &k->scopes[i - 1],
                              .home = &k->scopes[home],
                              .index = at + 1,
                              .index_in_group = at + 1,
                              .group_index = 1,
                              .is_first = at == 0,
                              .is_last = at + 1 == list->entry_count};
}

static void open_record(chain *k)
{
    k->typed[0] = bx_field_scope_top(c.t);
    k->scopes[0] = bx_scope_of_record(c.record);
}

static int look_from(const chain *k, int i, const row *rows, int count)
{
    return count_wrong(&k->typed[i], &k->scopes[i], rows, count);
}

/* A default asks where its field was declared, wherever the value is printed. */
START_TEST(defaults_stay_at_home)
{
    static const row record[] = {
        {"名", "'甲局'"},
        {"组.签", "'甲/组甲'"},
        {"join(外.名, '、')", "'外一甲、定'"},
        {"join(外.内.款, '、')", "'内子·外一甲·甲、给、内寅·定·甲'"},
    };
    static const row beside[] = {{"名", "'边'"}, {"题", "'别'"}, {"join(外.名, '、')", "'外一甲、定'"}};
    static const row outside[] = {
        {"名", "'外一甲'"}, {"题", "'别'"}, {"号", "'一'"}, {"join(内.款, '、')", "'内子·外一甲·甲、给'"}};
    static const row inside[] = {
        {"款", "'内子·外一甲·甲'"},
        {"款 == '内子·外一甲·甲'", "true"},
        {"号", "'子'"},
        {"名", "'外一甲'"},
        {"题", "'别'"}, /* the each in which it stands, not its home */
        {"组.签", "'甲/组甲'"},
        {"数", "10"},
        {"sum(内.数)", "30"},
        {"sum(外.数)", "3"},
        {"sum(外.内.数)", "60"},
        {"join(内.款, '、')", "'内子·外一甲·甲、给'"},
        {"join(外.内.款, '、')", "'内子·外一甲·甲、给、内寅·定·甲'"},
        {"join(侧.题, '')", "'别'"},
        {"count(内)", "2"},
        {"index()", "1"},
        {"first() and not last()", "true"},
    };
    chain k;
    input_open(&c);
    expr_layout(&c, nested);
    expr_record(&c, nested_data);
    open_record(&k);
    bx_value *outer = bx_record_at(c.record, BX_STR("外"));
    open_entry(&k, 1, 0, bx_record_at(c.record, BX_STR("侧")), 0);
    open_entry(&k, 2, 0, outer, 0);
    bx_value *inner = bx_value_lookup(outer->entries[0], outer->field->field_count, BX_STR("内"));
    open_entry(&k, 3, 2, inner, 0);
    int wrong = look_from(&k, 0, record, BX_COUNT(record));
    wrong += look_from(&k, 1, beside, BX_COUNT(beside));
    wrong += look_from(&k, 2, outside, BX_COUNT(outside));
    wrong += look_from(&k, 3, inside, BX_COUNT(inside));
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

static const char grouped[] =
    "  总: {type: number, required: true}\n"
    "  单位: {type: text, required: true}\n"
    "  项:\n"
    "    type: list\n"
    "    required: true\n"
    "    fields:\n"
    "      处: {type: text, required: true}\n"
    "      类: {type: text, default: \"{单位}{处}\"}\n"
    "      额: {type: number, marks: [/]}\n"
    "      注: {type: text, default: \"{处}{额?}/{总}\"}\n"
    "      内: {type: list, fields: {数: {type: count}}}\n";

static const char grouped_data[] = "总: 100\n单位: 局\n"
                                   "项:\n"
                                   "  - {处: 一, 额: 1}\n"
                                   "  - {处: 二, 额: 2.5, 内: [{数: 3}, {数: 4}]}\n"
                                   "  - {处: 一, 额: 4, 内: [{数: 5}]}\n"
                                   "  - {处: 二, 额: ~, 注: 补}\n"
                                   "  - {处: 二, 额: 8, 内: [{数: 6}]}\n";

/* The second group: entries 1, 3 and 4, which share 处 and 类; in it its entry 4. */
START_TEST(groups_are_their_entries)
{
    static const row group[] = {
        {"处", "'二'"},
        {"类", "'局二'"},
        {"处 == '二' and 类 == '局二'", "true"},
        {"sum(额)", "10.5"},
        {"sum(项.额)", "10.5"},
        {"max(额)", "8"},
        {"min(额)", "2.5"},
        {"round(average(额), 3)", "5.250"},
        {"count(项)", "3"},
        {"count(额)", "2"},
        {"count(项.额)", "2"},
        {"count(注)", "3"},
        {"count(内)", "3"},
        {"sum(内.数)", "13"},
        {"sum(项.内.数)", "13"},
        {"first(额)", "2.5"},
        {"last(额)", "8"},
        {"join(注, '、')", "'二2.5/100、补、二8/100'"},
        {"join(项.注, '、')", "'二2.5/100、补、二8/100'"},
        {"join(项.处, '')", "'二二二'"},
        {"8 in 额", "true"},
        {"4 in 额", "false"},
        {"present(项)", "true"},
        {"总", "100"},
        {"round(sum(额) / 总 * 100, 1)", "10.5"},
        {"index()", "2"},
        {"group_index()", "2"},
        {"first()", "false"},
        {"last()", "true"},
    };
    static const row entry[] = {
        {"额", "8"},
        {"处", "'二'"},
        {"注", "'二8/100'"},
        {"sum(项.额)", "10.5"}, /* of the group around it */
        {"round(额 / sum(项.额), 4)", "0.7619"},
        {"count(项)", "3"},
        {"sum(内.数)", "6"},
        {"index_in_group()", "3"},
        {"group_index()", "2"},
        {"总 - 额", "92"},
    };
    static const bx_str keys[] = {{"处", 3}, {"类", 3}};
    chain k;
    input_open(&c);
    expr_layout(&c, grouped);
    expr_record(&c, grouped_data);
    open_record(&k);
    bx_value *list = bx_record_at(c.record, BX_STR("项"));
    bx_value *const entries[] = {list->entries[1], list->entries[3], list->entries[4]};
    open_entry(&k, 1, 0, list, 1);
    k.typed[1].kind = BX_SCOPE_GROUP;
    k.typed[1].keys = keys;
    k.typed[1].key_count = BX_COUNT(keys);
    k.scopes[1].entries = entries;
    k.scopes[1].entry_count = BX_COUNT(entries);
    k.scopes[1].group_index = 2;
    k.scopes[1].is_last = true;
    open_entry(&k, 2, 0, list, 4);
    k.scopes[2].index_in_group = 3;
    k.scopes[2].group_index = 2;
    int wrong = look_from(&k, 1, group, BX_COUNT(group));
    wrong += look_from(&k, 2, entry, BX_COUNT(entry));
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* Whatever stands in for a value is what the field is. */
START_TEST(defaults_are_of_their_field)
{
    static const row rows[] = {
        {"文", "'3'"},
        {"文 == '3'", "true"},
        {"length(文)", "1"},
        {"日文", "'2024年2月29日'"},
        {"starts(日文, '2024年')", "true"},
        {"标文", "'/'"},
        {"length(标文)", "1"},
        {"空文", "nothing"},
        {"年", "2024"},
        {"年 + 1", "2025"},
        {"写年", "2023"},
        {"写年 + 1", "2024"},
        {"算年", "2023"},
        {"词年", "mark 今年"},
        {"词年 + 1", "nothing"},
        {"多", "'甲' '乙'"},
        {"段", "'甲' '乙'"},
        {"数", "4"},
        {"数 * 2", "8"},
        {"写数", "0.50"},
        {"写数 + 1", "1.50"},
        {"拼数", "34"},
        {"拼数 + 1", "35"},
        {"词数", "mark 3件"},
        {"词数 + 1", "nothing"},
        {"选", "'甲'"},
        {"选 == '甲'", "true"},
        {"算选 == '乙'", "true"},
        {"是非", "true"},
        {"not 是非", "false"},
        {"算非", "false"},
        {"算非 == 是非", "false"},
        {"if(算非, 1, 2)", "2"},
    };
    input_open(&c);
    expr_layout(&c, "  件: {type: count, required: true}\n"
                    "  空: {type: count, required: true}\n"
                    "  标: {type: count, marks: [/], required: true}\n"
                    "  日: {type: date, required: true}\n"
                    "  行: {type: lines, required: true}\n"
                    "  文: {type: text, default: \"{件}\"}\n"
                    "  日文: {type: text, default: \"{日}\"}\n"
                    "  标文: {type: text, default: \"{标}\"}\n"
                    "  空文: {type: text, default: \"{空}\"}\n"
                    "  年: {type: year, default: \"{year(日)}\"}\n"
                    "  写年: {type: year, default: 2023}\n"
                    "  算年: {type: year, default: \"{年 - 1}\"}\n"
                    "  词年: {type: year, default: 今年}\n"
                    "  多: {type: lines, default: \"{行}\"}\n"
                    "  段: {type: paragraphs, default: \"{多}\"}\n"
                    "  数: {type: count, default: \"{件 + 1}\"}\n"
                    "  写数: {type: number, default: 0.50}\n"
                    "  拼数: {type: count, default: \"{件}4\"}\n"
                    "  词数: {type: count, default: \"{件}件\"}\n"
                    "  选: {type: choice, of: [甲, 乙], default: 甲}\n"
                    "  算选: {type: choice, of: [甲, 乙], default: \"{if(件 > 3, '甲', '乙')}\"}\n"
                    "  是非: {type: yes/no, default: 是}\n"
                    "  算非: {type: yes/no, default: \"{if(件 > 3, '是', '否')}\"}\n");
    expr_record(&c, "件: 3\n空: ~\n标: /\n日: 2024-02-29\n行: [甲, 乙]\n");
    int wrong = count_wrong(NULL, NULL, rows, BX_COUNT(rows));
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {gives_values, calculates, numbers_end, compares, tells_what_can_be_told, looks_into_lists, gathers, calls,
        keeps_what_was_told, fills_phrases, defaults_stay_at_home, groups_are_their_entries, defaults_are_of_their_field};
    return bx_suite_run("calc/evaluate, calc/operate, calc/call", tests, BX_COUNT(tests));
}
