/* Where values are looked for: in entries, in groups of them, and at home where a default was declared. */
#include "support/expr_sample.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

static input_case c;

static const char nested[] = "  题: {type: text, required: true}\n"
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
                             "  组: {required: true, fields: {签: {type: text, default: "
                             "\"{题}/{名}\"}, 名: {type: text, default: \"组{题}\"}}}\n";

static const char nested_data[] =
    "题: 甲\n数: 100\n"
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

static int look_from(const chain *k, int i, const expr_row *rows, int count)
{
    return expr_count_wrong(&c, &k->typed[i], &k->scopes[i], rows, count);
}

/* A default asks where its field was declared, wherever the value is printed. */
START_TEST(defaults_stay_at_home)
{
    static const expr_row record[] = {
        {"名", "'甲局'"},
        {"组.签", "'甲/组甲'"},
        {"join(外.名, '、')", "'外一甲、定'"},
        {"join(外.内.款, '、')", "'内子·外一甲·甲、给、内寅·定·甲'"},
    };
    static const expr_row beside[] = {
        {"名", "'边'"}, {"题", "'别'"}, {"join(外.名, '、')", "'外一甲、定'"}};
    static const expr_row outside[] = {{"名", "'外一甲'"},
                                       {"题", "'别'"},
                                       {"号", "'一'"},
                                       {"join(内.款, '、')", "'内子·外一甲·甲、给'"}};
    static const expr_row inside[] = {
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

static const char grouped[] = "  总: {type: number, required: true}\n"
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
static const expr_row groups_are_their_entries_rows[] = {
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

START_TEST(groups_are_their_entries)
{
    static const expr_row entry[] = {
        {"额", "8"},
        {"处", "'二'"},
        {"注", "'二8/100'"},
        {"sum(项.额)", "10.5"}, /* of the groups_are_their_entries_rows around it */
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
    int wrong =
        look_from(&k, 1, groups_are_their_entries_rows, BX_COUNT(groups_are_their_entries_rows));
    wrong += look_from(&k, 2, entry, BX_COUNT(entry));
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* Whatever stands in for a value is what the field is. */
static const expr_row defaults_are_of_their_field_rows[] = {
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

START_TEST(defaults_are_of_their_field)
{
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
    int wrong = expr_count_wrong(&c, NULL, NULL, defaults_are_of_their_field_rows,
                                 BX_COUNT(defaults_are_of_their_field_rows));
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {defaults_stay_at_home, groups_are_their_entries,
                                  defaults_are_of_their_field};
    return bx_suite_run("calc/scope, calc/slot_result", tests, BX_COUNT(tests));
}
