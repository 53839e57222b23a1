/* The functions of expressions, each with figures and words, blanks, marks and lists; phrases. */
#include "calc/texts.h"
#include "layout/layout_read.h"
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

static const expr_row gathers_rows[] = {
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
    {"boxes(选, '☑', '☐')", "'☐甲　☑乙'"},
    {"boxes(未选, '☑', '☐')", "'☐甲　☐乙'"},
    {"boxes(选, 文, '')", "'甲　某局乙'"},
    {"boxes(选, 缺, 缺)", "'甲　乙'"},
};

START_TEST(gathers)
{
    look(gathers_rows, BX_COUNT(gathers_rows));
}
END_TEST

static const expr_row calls_rows[] = {
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
    {"if(件 > 0, 件, '—')", "'3'"},
    {"if(件 > 5, 件, '—')", "'—'"},
    {"if(件 > 5, '—', 件 + 1)", "'4'"},
    {"if(件 > 0, 空, '—')", "nothing"},
    {"length(if(件 > 0, 日, '无'))", "10"},
    {"round(1234, -2)", "1200"},
    {"round(1250, -2, '五成双')", "1200"},
    {"round(件, 2)", "3.00"},
    {"round(0.001, 2)", "0.00"},
    {"round(-0.001, 2)", "0.00"},
    {"round(1, 30)", "1.000000000000000000000000000000"},
    {"round(空, 2)", "nothing"},
    {"round(标, 2)", "nothing"},
    {"round(件, 空)", "nothing"},
    {"round(件, 件 + 28)", "0348"},
    {"round(件, -77)", "0348"},
    {"round(件, 件 - 2.5)", "0348"},
    {"round(件, 2.0)", "3.00"},
    {"round(件, 0, 文)", "0348"},
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
    {"date(日, 文)", "0348"},
    {"date(日, 缺)", "0348"},
    {"date(无日, '2024-01-15')", "nothing"},
    {"date(无日, 文)", "nothing"},
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

START_TEST(calls)
{
    look(calls_rows, BX_COUNT(calls_rows));
}
END_TEST

/* --- phrases -------------------------------------------------------------------- */

START_TEST(fills_phrases)
{
    static const expr_row rows[] = {
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
    expr_sample_open(&c);
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_phrase phrase = {0};
        bx_text text;
        const bx_node node = {.kind = BX_NODE_SCALAR, .text = bx_str_from(rows[i].text)};
        const bx_scope scope = bx_scope_of_record(c.record);
        bx_calc calc = bx_calc_make(c.arena, c.t, c.diag);
        bx_diag_clear(c.diag);
        ck_assert_msg(bx_layout_output(c.arena, c.t, &node, c.diag, &phrase) == BX_OK, "%s",
                      input_messages(&c));
        ck_assert_int_eq(bx_phrase_text(&calc, &scope, &phrase, &text), BX_OK);
        ck_assert_msg(bx_str_is(text.text, rows[i].value), "%s: %.*s", rows[i].text,
                      BX_STR_ARG(text.text));
    }
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {gathers, calls, fills_phrases};
    return bx_suite_run("calc/call, calc/texts", tests, BX_COUNT(tests));
}
