/* The equations of a layout: proved, filled, broken, unproved, and what each message says. */
#include <string.h>

#include "calc/rules.h"
#include "support/bound.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

static const char fields[] =
    "banxin: 1\n"
    "name: 规则\n"
    "extends: gbt9704\n"
    "fields:\n"
    "  甲: &行 {type: counts, of: [个人, 企业], total: 总计}\n"
    "  乙: *行\n"
    "  丙: *行\n"
    "  丁: {type: counts, of: [个人, 企业], total: 总计, required: true}\n"
    "  长: {type: counts, of: [个人, 企业, 其他], total: 总计}\n"
    "  无总: {type: counts, of: [个人, 企业]}\n"
    "  斜: {type: counts, of: [个人, 企业], total: 总计, marks: [/]}\n"
    "  数一: &数 {type: number}\n"
    "  数二: *数\n"
    "  数三: *数\n"
    "  组: {fields: {子: {type: count}, 丑: {type: count}, 寅: {type: count}}}\n"
    "  件: {type: count}\n"
    "body:\n"
    "  - text: 正文\n"
    "    style: 正文\n"
    "rules:\n";

/* The data begin in line 2; line 1 is 丁, which is required. */
static const struct {
    const char *rules, *data, *messages;
} cases[] = {
    /* rows */
    {"  - {that: 甲 + 乙 == 丙, say: 和}", "甲: [1, 2]\n乙: [3, 4]\n丙: [4, 6]\n", ""},
    {"  - {that: 甲 - 乙 == 丙, say: 差}", "甲: [5, 6]\n乙: [3, 4]\n丙: [2, 2]\n", ""},
    {"  - {that: 甲 + 乙 == 丙, say: 和}", "甲: [1, 2]\n乙: [3, 4]\n丙: [5, 5]\n",
     "0501@2:5 和（个人）: 甲 + 乙 is 4, but 丙 is 5 | correct one of the figures: "
     "甲.个人 = 1 (data:2), 乙.个人 = 3 (data:3), 丙.个人 = 5 (data:4)\n"
     "0501@2:8 和（企业）: 甲 + 乙 is 6, but 丙 is 5 | correct one of the figures: "
     "甲.企业 = 2 (data:2), 乙.企业 = 4 (data:3), 丙.企业 = 5 (data:4)\n"},
    /* the broken total says the same once more, and is left out */
    {"  - {that: 甲 == 乙, say: 等}", "甲: [1, 2]\n乙: [1, 3]\n",
     "0501@2:8 等（企业）: 甲 is 2, but 乙 is 3 | correct one of the figures: "
     "甲.企业 = 2 (data:2), 乙.企业 = 3 (data:3)\n"},
    {"  - {that: 无总 == 无总 + 无总, say: 倍}", "无总: [0, 2]\n",
     "0501@2:9 倍（企业）: 无总 is 2, but 无总 + 无总 is 4 | correct one of the figures: "
     "无总.企业 = 2 (data:2), 无总.企业 = 2 (data:2), 无总.企业 = 2 (data:2)\n"},
    /* decimals are exact */
    {"  - {that: 数一 + 数二 == 数三, say: 和}", "数一: 0.1\n数二: 0.2\n数三: 0.3\n", ""},
    {"  - {that: 数一 + 数二 == 数三, say: 和}", "数一: 59237.2449\n数二: 0.7551\n数三: 59238\n",
     ""},
    {"  - {that: 数一 + 数二 == 数三, say: 和}", "数一: 0.1\n数二: 0.20\n数三: 0.31\n",
     "0501@2:5 和: 数一 + 数二 is 0.30, but 数三 is 0.31 | correct one of the figures: "
     "数一 = 0.1 (data:2), 数二 = 0.20 (data:3), 数三 = 0.31 (data:4)\n"},
    /* groups */
    {"  - {that: 件 == 组.*, say: 和}", "件: 6\n组: {子: 1, 丑: 2, 寅: 3}\n", ""},
    {"  - {that: 件 == 组.*, say: 和}", "件: 7\n组: {子: 1, 丑: 2, 寅: 3}\n",
     "0501@2:4 和: 件 is 7, but 组.* is 6 | correct one of the figures: 件 = 7 (data:2), "
     "组.子 = 1 (data:3), 组.丑 = 2 (data:3), 组.寅 = 3 (data:3)\n"},
    /* blanks */
    {"  - {that: 甲 + 乙 == 丙, say: 和}", "甲: [1, ~]\n乙: [3, 4]\n丙: [4, 6]\n",
     "0503@2:8 和: not checked, because there is no figure in 甲.企业 | fill the cells; 0 stands "
     "for none\n"},
    {"  - {that: 甲 + 乙 == 丙, say: 和}", "甲: [1, ~]\n乙: [3, 4]\n丙: [5, 6]\n",
     "0501@2:5 和（个人）: 甲 + 乙 is 4, but 丙 is 5 | correct one of the figures: "
     "甲.个人 = 1 (data:2), 乙.个人 = 3 (data:3), 丙.个人 = 5 (data:4)\n"
     "0503@2:8 和: not checked, because there is no figure in 甲.企业 | fill the cells; 0 stands "
     "for none\n"},
    {"  - {that: 甲 + 乙 == 丙, say: 和}", "甲: [~, ~]\n乙: [~, ~]\n丙: [~, ~]\n",
     "0503@2:5 和: not checked, because there is no figure in 甲.个人, 乙.个人, 丙.个人, … | "
     "fill the cells; 0 stands for none\n"},
    {"  - {that: 斜 == 丁, say: 等}", "斜: [/, 0]\n",
     "0503@2:5 等: not checked, because there is no figure in 斜.个人 | fill the cells; 0 stands "
     "for none\n"},
    /* absent fields */
    {"  - {that: 甲 + 乙 == 丙, say: 和}", "件: 1\n", ""},
    {"  - {that: 件 == 组.*, say: 和}", "甲: [1, 1]\n", ""},
    {"  - {that: 无总 == 无总, say: 和}", "件: 1\n", ""},
    {"  - {that: 数一 + 数二 == 数三, say: 和}", "数一: 1\n数三: 1\n",
     "0503@1:1 和: not checked, because there is no figure in 数二 | fill the cells; 0 stands for "
     "none\n"},
    /* conditions: each value is listed once; an if that does not hold, or cannot be told, asks nothing */
    {"  - {that: 件 > 1 and 件 < 5, say: 限}", "件: 7\n",
     "0509@2:4 this does not hold: 限 | correct what it looks at: 件 = 7\n"},
    {"  - {if: 件 > 5, that: 数一 < 1, say: 限}", "件: 5\n数一: 2\n", ""},
    {"  - {if: 件 > 5, that: 数一 < 1, say: 限}", "数一: 2\n", ""},
    {"  - {if: 件 > 5, that: 数一 < 1, say: 限}", "件: 6\n数一: 2\n",
     "0509@3:5 this does not hold: 限 | correct what it looks at: 数一 = 2, 件 = 6\n"},
    {"  - {if: 件 > 5, that: present(数一), say: 缺}", "件: 6\n",
     "0509@2:4 this does not hold: 缺 | write it: 数一: …\n"},
    {"  - {if: 件 > 5, that: 数一 == 数二, say: 等}", "件: 6\n数一: 1\n",
     "0503@3:5 等: not checked, because there is no figure in 数二 | fill the cells; 0 stands for "
     "none\n"},
    /* what passes 64 bits */
    {"  - {that: 数一 == 数二, say: 等}", "数一: 999999999999999\n数二: 0.000000001\n",
     "0504@2:5 等: the sum has too many digits | look whether a figure has digits too many\n"},
    {"  - {that: 数三 == 数一 + 数二, fill: 数三, say: 和}",
     "数一: 999999999999999\n数二: 0.000000001\n",
     "0504@2:5 和: the sum has too many digits | look whether a figure has digits too many\n"},
};

static void open_case(bound *b, const char *rules, const char *data)
{
    bx_buf layout = {0}, own = {0};
    bx_buf_printf(&layout, "%s%s\n", fields, rules);
    bx_buf_printf(&own, "丁: [0, 0]\n%s", data);
    ck_assert(!layout.failed && !own.failed);
    bound_open(b, layout.ptr, own.ptr);
    bx_buf_release(&layout);
    bx_buf_release(&own);
}

START_TEST(proves)
{
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bound b;
        open_case(&b, cases[i].rules, cases[i].data);
        bx_status status = bound_rules(&b);
        const char *messages = bound_messages(&b);
        ck_assert_msg(strcmp(messages, cases[i].messages) == 0, "row %d: %s", i, messages);
        ck_assert_int_eq(status, bx_diag_status(b.diag));
        bound_close(&b);
    }
}
END_TEST

/* A filled row, as texts apart by blanks; a figure that is blank is "~". */
static const struct {
    const char *rules, *data, *path, *figures, *messages;
} fills[] = {
    {"  - {that: 丙 == 甲 + 乙, fill: 丙, say: 和}", "甲: [1, 2]\n乙: [3, 4]\n", "丙", "4 6 10",
     ""},
    {"  - {that: 丙 + 乙 == 甲, fill: 丙, say: 差}", "甲: [5, 6]\n乙: [3, 4]\n", "丙", "2 2 4", ""},
    {"  - {that: 数三 == 数一 + 数二, fill: 数三, say: 和}", "数一: 0.1\n数二: 0.20\n", "数三",
     "0.30", ""},
    {"  - {that: 件 == 组.*, fill: 件, say: 和}", "组: {子: 1, 丑: 2, 寅: 3}\n", "件", "6", ""},
    {"  - {that: 丙 == 甲 + 乙, fill: 丙, say: 和}", "甲: [1, ~]\n乙: [3, 4]\n", "丙", "4 ~ ~",
     "0503@2:8 和: not checked, because there is no figure in 甲.企业 | fill the cells; 0 stands "
     "for none\n"},
    {"  - {that: 丙 == 甲 + 乙, fill: 丙, say: 和}", "甲: [1, 2]\n乙: [3, 4]\n丙: [4, 6]\n", "丙",
     "4 6 10", ""},
    {"  - {that: 丙 + 乙 == 甲, fill: 丙, say: 差}", "甲: [5, 6]\n乙: [6, 4]\n", "丙", "-1 2 1",
     "0505@3:5 差（个人）: 丙 comes out as -1, below zero | correct one of the figures that it is "
     "computed from: 乙.个人 = 6 (data:3), 甲.个人 = 5 (data:2)\n"},
    {"  - {that: 丙 == 甲 + 乙, fill: 丙, say: 和}", "件: 1\n", "丙", "", ""},
};

START_TEST(fills_in)
{
    for (int i = 0; i < BX_COUNT(fills); i++) {
        bound b;
        open_case(&b, fills[i].rules, fills[i].data);
        bx_status status = bound_rules(&b);
        const char *messages = bound_messages(&b);
        ck_assert_msg(strcmp(messages, fills[i].messages) == 0, "row %d: %s", i, messages);
        ck_assert_int_eq(status, bx_diag_status(b.diag));
        const bx_value *value = bx_record_at(b.record, bx_str_from(fills[i].path));
        bx_buf_clear(&b.text);
        bx_buf_add_text(&b.text, "");
        for (int k = 0; k < value->figure_count; k++) {
            if (k > 0) bx_buf_add_byte(&b.text, ' ');
            if (value->figures[k].kind == BX_FIGURE_BLANK) bx_buf_add_byte(&b.text, '~');
            else bx_buf_add_str(&b.text, value->figures[k].text);
            ck_assert(value->given || value->figures[k].computed);
        }
        ck_assert_msg(strcmp(b.text.ptr, fills[i].figures) == 0, "row %d: %s", i, b.text.ptr);
        bound_close(&b);
    }
}
END_TEST

/* What a default came to before a rule filled what it is made of is not kept. */
START_TEST(defaults_see_what_rules_filled)
{
    bound b;
    bound_open(&b,
               "banxin: 1\n"
               "name: 规则\n"
               "extends: gbt9704\n"
               "fields:\n"
               "  甲: {type: count, required: true}\n"
               "  乙: {type: count}\n"
               "  和: {type: number, default: \"{sum(乙, 0)}\"}\n"
               "  列: {type: list, required: true, fields: {数: {type: count, required: true}}}\n"
               "body:\n"
               "  - {text: 正文, style: 正文}\n"
               "rules:\n"
               "  - {each: 列, that: 和 <= 数, say: 先}\n"
               "  - {that: 乙 == 甲, fill: 乙, say: 抄}\n"
               "  - {each: 列, that: 和 <= 数, say: 后}\n",
               "甲: 5\n列: [{数: 6}, {数: 3}]\n");
    ck_assert_int_eq(bound_rules(&b), BX_ERR_INPUT);
    ck_assert_str_eq(
        bound_messages(&b),
        "0509@1:1 this does not hold: 后 | correct what it looks at: 和 = 5, 数 = 3\n");
    bound_close(&b);
}
END_TEST

/* A computed row is proved by the rules that follow. */
START_TEST(rules_see_what_others_filled)
{
    bound b;
    open_case(&b,
              "  - {that: 丙 == 甲, fill: 丙, say: 抄}\n"
              "  - {that: 丙 == 乙, say: 等}",
              "甲: [1, 2]\n乙: [1, 3]\n");
    ck_assert_int_eq(bound_rules(&b), BX_ERR_INPUT);
    ck_assert_str_eq(bound_messages(&b),
                     "0501@2:8 等（企业）: 丙 is 2, but 乙 is 3 | correct one of the figures: "
                     "丙.企业 = 2 (computed), 甲.企业 = 2 (data:2), 乙.企业 = 3 (data:3)\n");
    bound_close(&b);
}
END_TEST

/* A city's report of 2025, whose sums all hold; the parts of the leaves are made up. */
static const char city[] =
    "机关: 某市人民政府\n"
    "年度: 2025\n"
    "日期: 2026-01-01\n"
    "总体情况: 略。\n"
    "问题: 略。\n"
    "其他事项: 略。\n"
    "主动公开: {规章: [0, 0, 0], 行政规范性文件: [0, 0, 0], 行政许可: 0, 行政处罚: 0, 行政强制: 0, "
    "行政事业性收费: 0}\n"
    "复议诉讼:\n"
    "  行政复议: {结果维持: 376, 结果纠正: 97, 其他结果: 196, 尚未审结: 121, 总计: 790}\n"
    "  直接起诉: {结果维持: 16, 结果纠正: 1, 其他结果: 12, 尚未审结: 27, 总计: 56}\n"
    "  复议后起诉: {结果维持: 74, 结果纠正: 1, 其他结果: 30, 尚未审结: 51, 总计: 156}\n"
    "申请:\n"
    "  新收: [13612, 252, 0, 45, 128, 32]\n"
    "  上年结转: [535, 6, 0, 1, 18, 0]\n"
    "  办理:\n"
    "    予以公开: [5354, 165, 0, 0, 0, 29]\n"
    "    部分公开: [2063, 0, 0, 34, 71, 0]\n"
    "    不予公开:\n"
    "      国家秘密: [11, 1, 0, 1, 0, 0]\n"
    "      法律行政法规禁止: [27, 1, 0, 0, 2, 0]\n"
    "      三安全一稳定: [8, 0, 0, 1, 2, 0]\n"
    "      第三方合法权益: [50, 1, 0, 0, 0, 0]\n"
    "      内部事务信息: [101, 0, 0, 1, 2, 0]\n"
    "      过程性信息: [83, 1, 0, 1, 0, 0]\n"
    "      行政执法案卷: [274, 4, 0, 0, 8, 0]\n"
    "      行政查询事项: [144, 0, 0, 2, 4, 0]\n"
    "    无法提供:\n"
    "      不掌握: [3169, 53, 0, 0, 0, 0]\n"
    "      另行制作: [173, 0, 0, 2, 5, 0]\n"
    "      补正后仍不明确: [17, 1, 0, 1, 0, 0]\n"
    "    不予处理:\n"
    "      信访举报投诉: [194, 3, 0, 0, 6, 0]\n"
    "      重复申请: [143, 0, 0, 1, 4, 0]\n"
    "      公开出版物: [0, 0, 0, 0, 0, 0]\n"
    "      大量反复申请: [99, 0, 0, 0, 2, 0]\n"
    "      确认或重新出具: [4, 1, 0, 0, 0, 0]\n"
    "    其他处理:\n"
    "      逾期不补正: [303, 5, 0, 0, 10, 0]\n"
    "      逾期不缴费: [198, 0, 0, 0, 5, 0]\n"
    "      其他: [949, 16, 0, 0, 0, 0]\n"
    "    总计: [13364, 252, 0, 44, 121, 29]\n"
    "  结转下年: [783, 6, 0, 2, 25, 3]\n";

static const char national[] = "banxin: 1\nname: 年报\nextends: annual-report\n";

START_TEST(city_report_holds)
{
    bound b;
    bound_open(&b, national, city);
    ck_assert_int_eq(bound_rules(&b), BX_OK);
    ck_assert_str_eq(bound_messages(&b), "");
    const bx_value *total = bx_record_at(b.record, BX_STR("申请.办理.总计"));
    ck_assert(bx_str_is(total->figures[6].text, "13810"));
    bound_close(&b);
}
END_TEST

/* One figure of the report changed: which rule breaks, and in which column. */
static const struct {
    const char *was, *becomes, *message;
} changes[] = {
    {"新收: [13612,", "新收: [13613,",
     "0501@13:8 表三第一项加第二项之和，应等于第三项加第四项之和（自然人）: "},
    {"上年结转: [535, 6,", "上年结转: [535, 7,",
     "0501@13:15 表三第一项加第二项之和，应等于第三项加第四项之和（商业企业）: "},
    {"国家秘密: [11,", "国家秘密: [12,",
     "0501@41:10 表三（七）总计应等于各项办理结果之和（自然人）: "},
    {"其他: [949,", "其他: [948,", "0501@41:10 表三（七）总计应等于各项办理结果之和（自然人）: "},
    {"25, 3]", "25, 2]", "0501@13:32 表三第一项加第二项之和，应等于第三项加第四项之和（其他）: "},
};

START_TEST(city_report_broken)
{
    for (int i = 0; i < BX_COUNT(changes); i++) {
        bound b;
        bx_str whole = BX_STR(city);
        bx_str was = bx_str_from(changes[i].was);
        size_t at = bx_str_find(whole, was);
        ck_assert_msg(at < whole.len, "%s", changes[i].was);
        bx_buf data = {0};
        bx_buf_add(&data, whole.ptr, at);
        bx_buf_add_text(&data, changes[i].becomes);
        bx_buf_add_text(&data, whole.ptr + at + was.len);
        bound_open(&b, national, data.ptr);
        ck_assert_int_eq(bound_rules(&b), BX_ERR_INPUT);
        ck_assert_int_eq(bx_diag_count(b.diag), 1);
        bx_str messages = bx_str_from(bound_messages(&b));
        ck_assert_msg(bx_str_starts(messages, bx_str_from(changes[i].message)), "%s", messages.ptr);
        bx_buf_release(&data);
        bound_close(&b);
    }
}
END_TEST

/* Whichever request for memory is refused: a status. The last run has room, and finds the fault. */
START_TEST(bears_a_full_arena)
{
    bound b;
    bx_status status = BX_ERR_MEMORY;
    open_case(&b,
              "  - {that: 丙 == 甲 + 乙, fill: 丙, say: 和}\n"
              "  - {that: 件 == 组.*, say: 和}\n"
              "  - {that: 斜 == 丁, say: 等}",
              "甲: [1, 2]\n乙: [3, 4]\n件: 7\n组: {子: 1, 丑: 2, 寅: 3}\n斜: [/, 0]\n");
    for (size_t cap = 0; status == BX_ERR_MEMORY; cap += 16) {
        bx_arena *arena = bx_arena_new(cap);
        bx_value *filled = bx_record_at(b.record, BX_STR("丙"));
        filled->figure_count = 0;
        status = bx_rules_apply(arena, b.t, b.record, b.diag);
        bx_arena_free(arena);
    }
    ck_assert_int_eq(status, BX_ERR_INPUT);
    bound_close(&b);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {proves,
                                  fills_in,
                                  defaults_see_what_rules_filled,
                                  rules_see_what_others_filled,
                                  city_report_holds,
                                  city_report_broken,
                                  bears_a_full_arena};
    return bx_suite_run("document/rules", tests, BX_COUNT(tests));
}
