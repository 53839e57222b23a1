/* What the parts of an expression give, and what cannot stand where. */
#include <stdio.h>
#include <string.h>

#include "layout/functions.h"
#include "support/expr_case.h"
#include "support/suite.h"

#include "base/ban.h"

static const char fields[] =
    "  文: {type: text, required: true}\n"
    "  备: {type: text}\n"
    "  缺: {type: text, default: 无}\n"
    "  多: {type: lines, required: true}\n"
    "  段: {type: paragraphs, required: true}\n"
    "  年: {type: year, required: true}\n"
    "  选: {type: choice, of: [上行, 下行], required: true}\n"
    "  日: {type: date, required: true}\n"
    "  件: {type: count, required: true}\n"
    "  数: {type: number, required: true}\n"
    "  行: &行 {type: counts, of: [甲, 乙], total: 合, required: true}\n"
    "  栏: {type: counts, of: [丙], required: true}\n"
    "  组: {required: true, fields: {子: {type: count}, 丑: {type: count}}}\n"
    "  行组: {required: true, fields: {子: *行, 丑: *行}}\n"
    "  混: {required: true, fields: {子: {type: count}, 文: {type: text}, 必: {type: text, "
    "required: true}}}\n"
    "  可: {fields: {必: {type: text, required: true}}}\n"
    "  列: {type: list, required: true, fields: {名: {type: text, required: true}, 数: {type: "
    "count},\n"
    "    日: {type: date}, 行: *行, 内: {type: list, fields: {数: {type: count}}}}}\n"
    "  印: {type: seal}\n"
    "  用语: {type: labels}\n";

static input_case c;

static void open_case(void)
{
    input_open(&c);
    expr_layout(&c, fields);
}

/* "a number", with ? when it may lack and * when there are many; or the codes and places told. */
static const char *type_of(const bx_field_scope *scope, bx_expr_use use, const char *text)
{
    bx_diag_clear(c.diag);
    const bx_expr *expr = expr_read(&c, scope, use, text);
    if (!expr || bx_diag_count(c.diag) > 0) return input_places(&c);
    bx_str gives = bx_both_half(bx_str_from(bx_gives_name(expr->gives)), BX_ENGLISH);
    bx_buf_clear(&c.text);
    bx_buf_printf(&c.text, "%.*s%s%s", BX_STR_ARG(gives), expr->may_lack ? "?" : "",
                  expr->is_many ? "*" : "");
    return c.text.ptr;
}

typedef struct row {
    const char *text, *type;
} row;

static void look_in(const bx_field_scope *scope, bx_expr_use use, const row *rows, int count)
{
    int wrong = 0;
    for (int i = 0; i < count; i++) {
        const char *type = type_of(scope, use, rows[i].text);
        if (strcmp(type, rows[i].type) == 0) continue;
        printf("%s: %s, not %s\n", rows[i].text, type, rows[i].type);
        wrong++;
    }
    ck_assert_int_eq(wrong, 0);
}

static void look(bx_expr_use use, const row *rows, int count)
{
    open_case();
    look_in(NULL, use, rows, count);
    input_close(&c);
}

static const row types_values_rows[] = {
    {"文", "text"},
    {"备?", "text?"},
    {"缺", "text"},
    {"多", "several texts"},
    {"段", "several texts"},
    {"年", "a number"},
    {"日", "a date"},
    {"件", "a number?"}, /* a blank or a mark is no number */
    {"数", "a number?"},
    {"行", "a row of figures?"},
    {"行.甲", "a number?"},
    {"行.合", "a number?"},
    {"组", "a group"},
    {"组.子?", "a number?"},
    {"组.*", "a number?*"},
    {"行组.*", "a row of figures?*"},
    {"混.必", "text"},
    {"可.必?", "text?"},
    {"列", "a list"},
    {"列.名", "text?*"},
    {"列.数", "a number?*"},
    {"列.行", "a row of figures?*"},
    {"列.行.甲", "a number?*"},
    {"列.内", "a list?*"},
    {"列.内.数", "a number?*"},
    {"印?", "a picture?"},
    {"用语?", "a group?"},
    {"1", "a number"},
    {"'x'", "text"},
    /* what is computed */
    {"1 + 1", "a number"},
    {"件 + 1", "a number?"},
    {"日 - 日", "a number"},
    {"1 - 件", "a number?"},
    {"1 * 2", "a number"},
    {"年 / 2", "a quotient"},
    {"1 + 1 / 2", "a quotient"},
    {"1 / 2 - 件", "a quotient?"},
    {"1 / 2 * 2", "a quotient"},
    {"- 件", "a number?"},
    {"-(1 / 2)", "a quotient"},
    {"1 < 2", "yes or no"},
    {"文 == '甲'", "yes or no"},
    {"件 == 1", "yes or no?"},
    {"日 <= 日", "yes or no"},
    {"not 1 < 2", "yes or no"},
    {"件 < 1 or 1 < 2", "yes or no?"},
    {"文 in ['甲']", "yes or no"},
    {"选 == '上行'", "yes or no"},
    /* a condition says that it is there */
    {"if(present(备), 备, '无')", "text"},
    {"if(1 < 2 and present(备), 备, '无')", "text"},
    {"if(present(可), 可.必, '无')", "text"},
    {"present(混.文) and 混.文 == '甲'", "yes or no"},
    {"选 in ['上行', 文]", "yes or no"},
    {"选 in 列.名", "yes or no?"},
    {"件 in [1, 2]", "yes or no?"},
    {"文 in 列.名", "yes or no?"},
    {"日 in 列.日", "yes or no?"},
    /* calls */
    {"sum(件, 数)", "a number?"},
    {"count(列)", "a number"},
    {"average(件)", "a quotient?"},
    {"round(average(列.数), 1)", "a number?"},
    {"round(1 / 3, 2)", "a number"},
    {"first(列.名)", "text?"},
    {"last(列.日)", "a date?"},
    {"first(文)", "text"},
    {"if(1 < 2, 文, '无')", "text"},
    {"if(1 < 2, 1, 2)", "a number"},
    {"if(1 < 2, 日, 日)", "a date"},
    {"if(1 < 2, 1 < 2, 1 > 2)", "yes or no"},
    {"if(1 < 2, 文)", "text?"},
    {"if(1 < 2, 备?, '无')", "text?"},
    {"present(备)", "yes or no"},
    {"not present(备)", "yes or no"},
    {"date(日, '2024年1月15日')", "text"},
    {"year(日)", "a number"},
    {"大写金额(件)", "text?"},
    {"length(文)", "a number"},
    {"starts(备?, '甲')", "yes or no?"},
    {"join(列.名, '、')", "text?"},
};

START_TEST(types_values)
{
    look(BX_USE_VALUE, types_values_rows, BX_COUNT(types_values_rows));
}
END_TEST

START_TEST(if_gives_one_kind)
{
    static const row rows[] = {
        {"if(1 < 2, 文, 备?)", "text?"},
        {"if(1 < 2, 文, 件)", "text?"},
        {"if(1 < 2, 件, 文)", "text?"},
        {"if(1 < 2, 日, 文)", "text"},
        {"if(1 < 2, 1 < 2, 1)", "0338@1:18"},
        {"if(1 < 2, 件, 1 / 2)", "0339@1:16"},
        {"if(1 < 2, 1 / 2, 件)", "0339@1:13"},
        {"if(1 < 2, 文, 多)", "0338@1:14"},
        {"if(1 < 2, 多, 多)", "0338@1:11 0338@1:14"},
        {"if(件, 1, 2)", "0338@1:4"},
    };
    look(BX_USE_VALUE, rows, BX_COUNT(rows));
}
END_TEST

static const row tells_what_cannot_stand_rows[] = {
    {"文 + 1", "0338@1:1"},
    {"1 + 文", "0338@1:5"},
    {"文 + 文", "0338@1:1 0338@1:5"},
    {"- 文", "0338@1:3"},
    {"日 + 日", "0338@1:1 0338@1:5"},
    {"日 - 1", "0338@1:5"},
    /* a word that no data can have */
    {"选 == '平行'", "0391@1:6"},
    {"'平行' != 选", "0391@1:1"},
    {"选 in ['上行', '平', '下']", "0391@1:13 0391@1:18"},
    {"not 件", "0338@1:5"},
    {"not (件)", "0338@1:6"},
    {"件 == 文", "0338@1:6"},
    {"文 < 文", "0338@1:1 0338@1:5"},
    {"多 == 多", "0338@1:1 0338@1:6"},
    {"行 + 行", "0338@1:1 0338@1:5"},
    {"行 == 行", "0338@1:1 0338@1:6"},
    /* a quotient outside of a rounding */
    {"1 / 3 == 1", "0339@1:3"},
    {"1 == 1 / 3", "0339@1:8"},
    {"1 / 3 < 1 / 2", "0339@1:3 0339@1:11"},
    {"1 / 3 in [1]", "0339@1:3"},
    {"1 in [1 / 3]", "0339@1:9"},
    {"sum(1 / 3)", "0339@1:7"},
    {"thousands(1 / 3)", "0339@1:13"},
    {"abs(- 1 / 3)", "0339@1:9"},
    {"if(1 / 2 > 0, 1, 2)", "0339@1:6"},
    {"if(1 < 2, average(件), 2)", "0339@1:11"},
    {"round(1 / 3, 1 / 3)", "0339@1:16"},
    {"文 == 1 / 3", "0339@1:8"},
    {"not 1 / 3", "0338@1:7"},
    /* one value for each entry */
    {"列.数 + 1", "0340@1:1"},
    {"1 + 列.数", "0340@1:5"},
    {"列.数 == 1", "0340@1:1"},
    {"列.数 in [1]", "0340@1:1"},
    {"1 in [列.数]", "0340@1:7"},
    {"abs(列.数)", "0340@1:5"},
    {"round(列.数, 1)", "0340@1:7"},
    {"- 列.数", "0340@1:3"},
    {"join(列.名, 列.名)", "0340@1:11"},
    {"present(列.名)", "0340@1:9"},
    {"length(列.名)", "0340@1:8"},
    {"if(1 < 2, 列.名, 文)", "0340@1:11"},
    {"sum(列.数 + 1)", "0340@1:5"},
    {"组.* + 1", "0340@1:1"},
    /* in */
    {"件 in 1", "0344@1:6"},
    {"件 in 数", "0344@1:6"},
    {"文 in 文", "0344@1:6"},
    {"文 in 多", "0344@1:6"},
    {"文 in 列", "0344@1:6"},
    {"文 in 列.数", "0338@1:6"},
    {"件 in 列.名", "0338@1:6"},
    {"件 in ['1']", "0338@1:7"},
    {"文 in ['甲', 1]", "0338@1:12"},
    {"多 in ['甲']", "0338@1:1"},
    {"(1 < 2) in [1 < 2]", "0338@1:4"},
    {"件 in (1)", "0344@1:7"},
    {"件 in 列.数 + 1", "0340@1:6 0344@1:10"},
    /* inside an each only */
    {"round(件, 1, '四舍')", "0348@1:13"},
    {"round(件, 31)", "0348@1:10"},
    {"date(日, '年月')", "0345@1:9"},
    {"index()", "0342@1:1"},
    {"index_in_group()", "0342@1:1"},
    {"group_index()", "0342@1:1"},
    {"first()", "0342@1:1"},
    {"last()", "0342@1:1"},
    {"if(first(), 1, 2)", "0342@1:4"},
    {"index(列)", "0336@1:1"},
    {"first(列.名, 1)", "0336@1:1"},
    /* members */
    {"混.*", "0317@1:1"},
    {"文.*", "0317@1:1"},
    {"列.*", "0317@1:1"},
    {"行.*", "0317@1:1"},
    {"无.*", "0313@1:1"},
    /* absent */
    {"备 == '甲'", "0330@1:1"},
    {"可.必 == '甲'", "0330@1:1"},
    {"length(备)", "0330@1:8"},
    {"if(present(备), '无', 备)", "0330@1:21"},
    {"if(present(备) or 1 < 2, 备)", "0330@1:25"},
    {"if(not present(备), 备)", "0330@1:20"},
    {"if(present(), 备)", "0336@1:4 0330@1:15"},
    {"present(备) or 备 == '甲'", "0330@1:15"},
    {"备 == '甲' and present(备)", "0330@1:1"},
    {"if(present(可), 混.文)", "0330@1:16"},
};

START_TEST(tells_what_cannot_stand)
{
    look(BX_USE_VALUE, tells_what_cannot_stand_rows, BX_COUNT(tells_what_cannot_stand_rows));
}
END_TEST

static const struct {
    const char *text, *message;
} says_the_way_out_rows[] = {
    {"文.大写",
     "0341@1:1 文 has no part 大写 | what can be done with it: length(文字) starts(文字, "
     "'开头') "
     "ends(文字, '结尾') contains(文字, '片段')\n"},
    {"件.大写", "0341@1:1 件 has no part 大写 | what can be done with it: sum(数, …) "
                "count(列表) min(数, …) "
                "max(数, …) round(average(数), 位数) first(列表.项) last(列表.项) round(数, "
                "位数) abs(数) "
                "thousands(数) 中文数字(数) 逐位数字(数) 大写金额(数) present(路径) "
                "join(列表.项, '、')\n"},
    {"日.年", "0341@1:1 日 has no part 年 | what can be done with it: count(列表) first(列表.项) "
              "last(列表.项) date(日期, '二〇二四年一月十五日') year(日期) month(日期) day(日期) "
              "present(路径) "
              "join(列表.项, '、')\n"},
    {"印.图", "0341@1:1 印 has no part 图 | what can be done with it: count(列表) present(路径)\n"},
    {"用语.甲",
     "0341@1:1 用语 has no part 甲 | what can be done with it: count(列表) present(路径)\n"},
    {"列.名.长", "0341@1:1 名 has no part 长 | what can be done with it: length(文字) starts(文字, "
                 "'开头') "
                 "ends(文字, '结尾') contains(文字, '片段')\n"},
    {"行.丁", "0313@1:1 no field 丁 is declared | declared: 甲, 乙, 合\n"},
    {"组.寅", "0313@1:1 no field 寅 is declared | declared: 子, 丑\n"},
    {"lenght(文)", "0335@1:1 there is no function lenght | did you mean length?\n"},
    {"abs(文)", "0338@1:5 this gives text, which cannot stand here | possible here: a number\n"},
    {"文 + 1", "0338@1:1 this gives text, which cannot stand here | possible here: a number, a "
               "quotient\n"},
    {"1 / 3 == 1", "0339@1:3 a quotient has no exact end | say how many decimals it has: "
                   "round(a / b, 2)\n"},
    {"列.数 + 1",
     "0340@1:1 this is one value for each entry of a list | say which: sum(…), count(…), "
     "first(…), join(…, '、'), or put it inside an each\n"},
    {"round(1)", "0336@1:1 round is given too few values, or too many | write round(数, 位数)\n"},
    {"index()", "0342@1:1 index() has a meaning inside an each only | put it into an each; first "
                "and last also stand outside with a list: first(list.field)\n"},
    {"选 == '上'", "0391@1:6 the field is never 上 | possible: 上行, 下行\n"},
    {"件 in 数", "0344@1:6 a list is wanted behind in | write ['a', 'b'], or a path through a "
                 "list: list.field\n"},
};

START_TEST(says_the_way_out)
{
    open_case();
    for (int i = 0; i < BX_COUNT(says_the_way_out_rows); i++) {
        bx_diag_clear(c.diag);
        ck_assert_ptr_null(expr_read(&c, NULL, BX_USE_VALUE, says_the_way_out_rows[i].text));
        ck_assert_str_eq(input_messages(&c), says_the_way_out_rows[i].message);
    }
    input_close(&c);
}
END_TEST

/* What is told, and the same as its help has it. */
START_TEST(the_way_leads_out)
{
    static const struct {
        const char *wrong, *code, *right;
    } rows[] = {
        {"件+1", "0333", "件 + 1"},
        {"文 = '甲'", "0351", "文 == '甲'"},
        {"件＋1 > 数", "0351", "件 + 1 > 数"},
        {"!present(文)", "0351", "not present(文)"},
        {"列[0].数", "0353", "first(列.数)"},
        {"count 列", "0352", "count(列)"},
        {"合计(列.数)", "0335", "sum(列.数)"},
        {"lenght(文)", "0335", "length(文)"},
        {"round(数)", "0336", "round(数, 1)"},
        {"length(件)", "0338", "length(文)"},
        {"件 / 数 > 1", "0339", "round(件 / 数, 2) > 1"},
        {"thousands(average(件))", "0339", "thousands(round(average(件), 2))"},
        {"列.数 + 1", "0340", "sum(列.数) + 1"},
        {"列.名 == '甲'", "0340", "first(列.名) == '甲'"},
        {"length(列.名)", "0340", "length(join(列.名, '、'))"},
        {"文.长", "0341", "length(文)"},
        {"日.年", "0341", "year(日)"},
        {"first()", "0342", "first(列.名)"},
        {"文 in '甲'", "0344", "文 in ['甲']"},
        {"文 in 列", "0344", "文 in 列.名"},
    };
    open_case();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const char *found = type_of(NULL, BX_USE_VALUE, rows[i].wrong);
        ck_assert_msg(strncmp(found, rows[i].code, 4) == 0, "%s: %s", rows[i].wrong, found);
        type_of(NULL, BX_USE_VALUE, rows[i].right);
        ck_assert_msg(bx_diag_count(c.diag) == 0, "%s: %s", rows[i].right, input_messages(&c));
    }
    input_close(&c);
}
END_TEST

/* --- scopes --------------------------------------------------------------------- */

START_TEST(looks_from_the_inside)
{
    static const row entry[] = {
        {"名", "text"},
        {"数", "a number?"}, /* of the entry, not of the record */
        {"日?", "a date?"},
        {"件", "a number?"}, /* of the record */
        {"列", "a list"},    /* all of it */
        {"列.名", "text?*"},
        {"行.甲", "a number?"},
        {"内.数", "a number?*"},
        {"sum(内.数)", "a number?"},
        {"index()", "a number"},
        {"index_in_group()", "a number"},
        {"group_index()", "a number"},
        {"first()", "yes or no"},
        {"if(last(), '。', '；')", "text"},
        {"无", "0313@1:1"},
    };
    static const row group[] = {
        {"名", "text"},       /* a key: the same in all entries */
        {"数", "a number?*"}, /* of each of its entries */
        {"sum(数)", "a number?"},
        {"数 + 1", "0340@1:1"},
        {"列", "a list"}, /* its entries */
        {"count(列)", "a number"},
        {"列.数", "a number?*"},
        {"内.数", "a number?*"},
        {"first(日)", "a date?"},
        {"名 in 列.名", "yes or no?"},
        {"件", "a number?"},
        {"文", "text"},
        {"index()", "a number"},
    };
    open_case();
    const bx_field *list = bx_field_lookup(c.t->fields, c.t->field_count, BX_STR("列"));
    const bx_str keys[] = {BX_STR("名")};
    const bx_field_scope top = bx_field_scope_top(c.t);
    bx_field_scope inner = {.fields = list->fields,
                            .count = list->field_count,
                            .outer = &top,
                            .kind = BX_SCOPE_ENTRY,
                            .list = list};
    look_in(&inner, BX_USE_VALUE, entry, BX_COUNT(entry));
    inner.kind = BX_SCOPE_GROUP;
    inner.keys = keys;
    inner.key_count = 1;
    look_in(&inner, BX_USE_VALUE, group, BX_COUNT(group));
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {types_values,     if_gives_one_kind, tells_what_cannot_stand,
                                  says_the_way_out, the_way_leads_out, looks_from_the_inside};
    return bx_suite_run("layout/typing, layout/functions", tests, BX_COUNT(tests));
}
